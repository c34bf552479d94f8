/**
 * A block of equations, as Brian2 reads it: `dx/dt = ... : unit (flags)`, `x = ... : unit (flags)`, `x : unit (flags)`.
 * A right-hand side may run over several lines; it ends at its colon.
 */
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { Equation, EquationFlag } from './checked.js';
import { demandSidedName, demandVariableName } from './names.js';
import type { Parse } from './parser.js';
import { parsePart, shiftProblems } from './text-part.js';
import { parseDeclaredUnit } from './units/declared.js';

const FLAGS: readonly EquationFlag[] = [
  'constant',
  'shared',
  'unless refractory',
  'constant over dt',
  'event-driven',
  'clock-driven',
  'summed',
];
/** Those of layers. */
const LAYER_FLAGS: readonly EquationFlag[] = [
  'given',
  'summed',
  'summed in order',
  'largest over synapses',
  'summed over layer',
  'largest in layer',
  'rank in layer',
  'summed over batch',
  'largest over batch',
];

/** What a block of equations may say depends on whose it is. */
export interface Dialect {
  readonly flags: readonly EquationFlag[];
  /** Throws where something cannot be called so. */
  demandName(name: string, offset: number, flags: ReadonlySet<EquationFlag>): void;
}

const OF_MODELS: Dialect = {
  flags: FLAGS,
  // A summed variable is a neuron's, `g_post`; check-synapse.ts sees that there is one.
  demandName(name, offset, flags) {
    if (!flags.has('summed')) demandVariableName(name, offset);
  },
};

export const OF_LAYERS: Dialect = {
  flags: LAYER_FLAGS,
  demandName: (name, offset) => demandSidedName(name, offset),
};

const BLANK = /(?:\s|\\\r?\n|#[^\n]*)*/y;
const HEAD = /(?:d\s*([A-Za-z_]\w*)\s*\/\s*dt\s*=(?!=)|([A-Za-z_]\w*)\s*(=(?!=)|:))/y;
/** What the unit of a declaration may be written with; it ends at its flags, a comment or the line. */
const UNIT = /[A-Za-z0-9_*^/.\- \t]*/y;
const FLAG_LIST = /\(([^()\n#]*)\)/y;
const REST_OF_LINE = /[ \t\r]*(?:#[^\n]*)?(?=\n|$)/y;

/** The texts of comments have no say; blanked out, every offset stays what it was. */
const COMMENT = /#[^\n]*/g;

/** More than any model needs. Linear ones are solved with work that goes with the cube of it. */
const MOST_EQUATIONS = 500;

export function parseEquations(text: string, parse: Parse, dialect = OF_MODELS): Equation[] {
  const reader = new Reader(text, parse, dialect);
  const equations: Equation[] = [];
  const seen = new Set<string>();
  for (let equation = reader.next(); equation !== undefined; equation = reader.next()) {
    if (seen.has(equation.name))
      throw new Problem(`\`${equation.name}\` is defined twice.`, {
        fix: 'Remove or rename one of the two.',
        offset: equation.offset,
      });
    if (equations.length === MOST_EQUATIONS)
      throw new Problem(`There are more than ${MOST_EQUATIONS} equations.`, {
        fix: 'Divide the model: several populations, joined by projections, or several layers.',
        offset: equation.offset,
      });
    seen.add(equation.name);
    equations.push(equation);
  }
  return equations;
}

class Reader {
  private readonly text: string;
  private at = 0;

  constructor(
    text: string,
    private readonly parse: Parse,
    private readonly dialect: Dialect,
  ) {
    this.text = text.replace(COMMENT, (comment) => ' '.repeat(comment.length));
  }

  next(): Equation | undefined {
    this.take(BLANK);
    const offset = this.at;
    if (offset >= this.text.length) return undefined;
    const head = this.take(HEAD);
    if (head === null) throw this.strangeLine(offset);
    const [, derived, named, sign] = head;
    const name = derived ?? named;
    const nameOffset = offset + head[0].indexOf(name, derived === undefined ? 0 : 1);
    const kind = derived !== undefined ? 'differential' : sign === '=' ? 'subexpression' : 'parameter';
    const expression = kind === 'parameter' ? undefined : this.rightHandSide(name);
    const unitAt = this.at;
    const unitText = this.take(UNIT)![0];
    const unit = shiftProblems(unitAt, () => parseDeclaredUnit(unitText, this.parse));
    const flags = this.flags();
    this.dialect.demandName(name, nameOffset, flags);
    if (this.take(REST_OF_LINE) === null) throw this.strangeEnd(name);
    return { kind, name, expression, dimension: unit.dimension, type: unit.type, flags, offset };
  }

  /** Leaves the place after the colon. */
  private rightHandSide(name: string) {
    const start = this.at;
    const colon = this.text.indexOf(':', start);
    const second = /(?<![<>=!])=(?!=)/.exec(this.text.slice(start, colon < 0 ? undefined : colon));
    if (colon < 0 || second !== null)
      throw new Problem(`The equation of \`${name}\` has no unit.`, {
        fix: 'End it with `: unit`, such as `: volt`, or `: 1` for a number.',
        offset: start,
      });
    this.at = colon + 1;
    return parsePart(this.parse, this.text, start, colon);
  }

  private flags(): ReadonlySet<EquationFlag> {
    const flags = new Set<EquationFlag>();
    const start = this.at;
    const list = this.take(FLAG_LIST);
    if (list === null) return flags;
    for (const written of list[1].split(',')) {
      const word = written.trim().replace(/\s+/g, ' ');
      const flag = this.dialect.flags.find((known) => known === word);
      if (flag === undefined) throw unknownFlag(word, start, this.dialect);
      flags.add(flag);
    }
    return flags;
  }

  private take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match !== null) this.at += match[0].length;
    return match;
  }

  private strangeLine(offset: number): Problem {
    const line = this.text.slice(offset).split('\n', 1)[0].trim().slice(0, LONGEST_SHOWN);
    const prime = /^([A-Za-z_]\w*)\s*'/.exec(line);
    return new Problem(`\`${line}\` is not an equation.`, {
      fix:
        prime !== null
          ? `Write \`d${prime[1]}/dt = ... : unit\`.`
          : 'Write `dx/dt = ... : unit`, `x = ... : unit` or `x : unit`.',
      offset,
    });
  }

  private strangeEnd(name: string): Problem {
    const line = this.text.slice(this.at).split('\n', 1)[0];
    const rest = line.trim().slice(0, LONGEST_SHOWN);
    return new Problem(`\`${rest}\` cannot follow the unit of \`${name}\`.`, {
      fix: 'After the unit come only flags, such as `(unless refractory)`; the next equation needs a new line.',
      offset: this.at + line.search(/\S/),
    });
  }
}

const LONGEST_SHOWN = 60;

function unknownFlag(word: string, offset: number, { flags }: Dialect): Problem {
  if (word === 'linked')
    return new Problem('`(linked)` is not supported.', {
      fix: 'Connect the populations with a projection and a `(summed)` variable.',
      offset,
    });
  return new Problem(`\`${word}\` is not a flag.`, { fix: suggestion(word, flags), offset });
}
