/** Reads the lines of a settling network's text, each with the names it may see. */
import { Problem, within } from '../../problem.js';
import { Inliner } from '../algebra/inline.js';
import { checkFlags, mismatch, ofType, placed } from '../check-equations.js';
import type { Assignment, Equation } from '../checked.js';
import type { Dialect } from '../declarations.js';
import { parseEquations } from '../declarations.js';
import { kindOf } from '../dimensions.js';
import { isRandom } from '../draws.js';
import { type Expression, names } from '../expression.js';
import { demandSidedName, demandVariableName } from '../names.js';
import type { Parse } from '../parser.js';
import type { Constants } from '../quantity.js';
import type { Variable } from '../scope.js';
import { parseStatements } from '../statements.js';
import { engineVariable, TextScope } from '../text-scope.js';
import { DIMENSIONLESS, sameDimension } from '../units/dimension.js';
import { inUnits } from '../units/format.js';

const PLAIN_NAMES: Dialect = { flags: [], demandName: demandVariableName };
const NO_FLAGS = { differential: [], subexpression: [], parameter: [] } as const;

/** One entry of a description: everything in it has the same scope. */
export class Text {
  private readonly scope: TextScope;

  /** @param sees names, and for people what they are together. */
  constructor(
    private readonly entry: string,
    sees: { readonly names: readonly string[]; readonly as: string },
    constants: Constants,
    private readonly parse: Parse,
  ) {
    const listed = sees.names.map((name) => `\`${name}\``).join(', ');
    this.scope = new TextScope(constants, () => `${sees.as} sees ${listed} and the rule's parameters.`);
    for (const name of sees.names) this.scope.define(engineVariable(name, 'own'));
  }

  /** What is declared is seen by the other declarations, and by nothing else. */
  equations(text: string): ReadonlyMap<string, Equation & { readonly expression: Expression }> {
    return within([this.entry], () => {
      const written = parseEquations(text, this.parse, PLAIN_NAMES);
      checkFlags(written, NO_FLAGS, 'settling network');
      const checked = new Map<string, Equation & { readonly expression: Expression }>();
      for (const equation of inOrder(written)) {
        const { name, expression, dimension, type, offset } = equation;
        if (expression === undefined)
          throw new Problem(`\`${name}\` is kept by nobody.`, {
            fix: `Say what it is, \`${name} = ... : 1\`; for a number, make it a parameter.`,
            offset,
          });
        if (equation.kind === 'subexpression' && this.scope.has(name))
          throw new Problem(`\`${name}\` is there already.`, { fix: 'Choose another name.', offset });
        const found = placed(offset, () => kindOf(expression, this.scope.resolve));
        if (!sameDimension(found.dimension, dimension)) throw mismatch(name, dimension, expression, found);
        demandPlainNumber(name, equation, offset);
        demandNoDraws(expression, offset);
        const inlined = this.inlined(ofType(expression, found, type));
        checked.set(name, { ...equation, expression: inlined });
        if (equation.kind === 'subexpression') this.scope.define(subexpression(equation, inlined));
      }
      return checked;
    });
  }

  expression(text: string): Expression {
    return within([this.entry], () => this.checked(this.parse(text), 0));
  }

  /** Statements that write nothing but `targets`, each once. */
  statements(text: string, targets: readonly string[]): ReadonlyMap<string, Assignment> {
    return within([this.entry], () => {
      const written = parseStatements(text, this.parse, this.scope, demandSidedName);
      const found = new Map<string, Assignment>();
      for (const assignment of written) {
        const { target, value, offset } = assignment;
        if (!targets.includes(target))
          throw new Problem(`\`${target}\` cannot be written here.`, {
            fix: `Only ${targets.map((name) => `\`${name}\``).join(' and ')} can.`,
            offset,
          });
        if (found.has(target))
          throw new Problem(`\`${target}\` is written twice.`, {
            fix: 'Make one statement of the two.',
            offset,
          });
        found.set(target, { ...assignment, value: this.checked(value, offset) });
      }
      return found;
    });
  }

  private checked(expression: Expression, offset: number): Expression {
    const found = placed(offset, () => kindOf(expression, this.scope.resolve));
    if (!sameDimension(found.dimension, DIMENSIONLESS))
      throw new Problem(`This is ${inUnits(found.dimension)}, but has to be a plain number.`, {
        fix: 'Divide what has a unit by one.',
        offset: expression.offset ?? offset,
      });
    demandNoDraws(expression, offset);
    return this.inlined(ofType(expression, found, 'float'));
  }

  private inlined(expression: Expression): Expression {
    return new Inliner(this.scope.finish(), Number.NaN).inline(expression);
  }
}

/** What is read comes before what reads it. */
function inOrder(equations: readonly Equation[]): readonly Equation[] {
  const ordered = new Set<Equation>();
  const visit = (equation: Equation, chain: readonly Equation[]): void => {
    const { name, expression, offset } = equation;
    if (chain.includes(equation))
      throw new Problem(`\`${name}\` is computed from itself.`, {
        fix: 'A neuron keeps its state `s` alone.',
        offset,
      });
    const read = expression === undefined ? new Set() : names(expression);
    for (const other of equations)
      if (other.kind === 'subexpression' && read.has(other.name)) visit(other, [...chain, equation]);
    ordered.add(equation);
  };
  for (const equation of equations) visit(equation, []);
  return [...ordered];
}

function subexpression({ name, type, dimension }: Equation, expression: Expression): Variable {
  return { ...engineVariable(name, 'own', type, dimension), role: 'subexpression', expression };
}

function demandPlainNumber(name: string, { kind, dimension }: Equation, offset: number): void {
  if (sameDimension(dimension, DIMENSIONLESS)) return;
  throw new Problem(`\`${name}\` is declared ${inUnits(dimension)}, but neurons here tell plain numbers.`, {
    fix: kind === 'differential' ? 'Time is counted in time constants: leave them out.' : 'Declare it `: 1`.',
    offset,
  });
}

function demandNoDraws(expression: Expression, offset: number): void {
  if (!isRandom(expression)) return;
  throw new Problem('A network that settles draws no random numbers.', {
    fix: 'Leave the draw out: a state that is driven at random does not come to rest.',
    offset: expression.offset ?? offset,
  });
}
