/**
 * A scope in the making: the variables a text may see, and what to say of names that are none of them. As in
 * Brian2, a variable comes before a constant of the network; units, functions, `pi`, `e` and `inf` keep their meaning.
 */
import { Problem } from '../problem.js';
import { nearest, suggestion } from '../suggest.js';
import { CONSTANTS } from './constants.js';
import type { Kind } from './dimensions.js';
import type { SymbolNode } from './expression.js';
import { type Constants, fixedQuantity, type Quantity } from './quantity.js';
import type { Owner, Scope, ValueType, Variable } from './scope.js';
import { COMMON_UNITS, unitMeantBy } from './units/abbreviations.js';
import { DIMENSIONLESS, type Dimension } from './units/dimension.js';

export class TextScope {
  private readonly variables = new Map<string, Variable>();

  constructor(
    private readonly constants: Constants,
    /** What to say of a name that does not exist; undefined: only the usual. */
    private readonly explain: (name: string) => string | undefined,
  ) {}

  /** The first definition of a name holds. */
  define(variable: Variable): void {
    if (!this.variables.has(variable.name)) this.variables.set(variable.name, variable);
  }

  /** Gives a variable that is defined another meaning. */
  replace(variable: Variable): void {
    this.variables.set(variable.name, variable);
  }

  get(name: string): Variable | undefined {
    const variable = this.variables.get(name);
    if (variable !== undefined) return variable;
    const quantity = fixedQuantity(name) ?? this.constants.get(name);
    if (quantity === undefined) return undefined;
    const constant = constantVariable(name, quantity);
    this.variables.set(name, constant);
    return constant;
  }

  /** Whether a text that assigns to `name` means something that exists already; units and the like cannot be meant. */
  has(name: string): boolean {
    return fixedQuantity(name) === undefined && (this.variables.has(name) || this.constants.has(name));
  }

  /** For the check of dimensions. */
  readonly resolve = (symbol: SymbolNode): Kind => {
    const variable = this.get(symbol.name);
    if (variable === undefined) throw this.unknown(symbol);
    return variable;
  };

  unknown({ name, offset }: SymbolNode): Problem {
    const known = [...this.variables.keys(), ...this.constants.keys()];
    const unit = unitMeantBy(name);
    const meant = [nearName(name, known) ?? nearName(name, COMMON_UNITS), unit && `the unit \`${unit}\``];
    const advice = [didYouMean(meant), this.explain(name)].filter((sentence) => sentence !== undefined);
    return new Problem(`\`${name}\` is not known here.`, {
      fix: advice.join(' ') || suggestion(name, known) || 'Write a number or a name that the file declares.',
      offset,
    });
  }

  /** All that was defined, and every constant of the network that no variable hides. */
  finish(): Scope {
    for (const name of this.constants.keys()) this.get(name);
    return this.variables;
  }
}

/** Every name of one letter is near every other: there, only the case may be wrong. */
function nearName(name: string, known: readonly string[]): string | undefined {
  const found =
    name.length > 1
      ? nearest(name, known)
      : known.find((other) => other.toLowerCase() === name.toLowerCase());
  return found === undefined ? undefined : `\`${found}\``;
}

function didYouMean(candidates: readonly (string | undefined)[]): string | undefined {
  const given = candidates.filter((candidate) => candidate !== undefined);
  return given.length === 0 ? undefined : `Did you mean ${given.join(', or ')}?`;
}

function constantVariable(name: string, { value, dimension }: Quantity): Variable {
  return {
    name,
    key: name,
    owner: 'network',
    role: 'constant',
    type: CONSTANTS.get(name)?.boolean === true ? 'boolean' : 'float',
    dimension,
    readOnly: true,
    shared: true,
    unlessRefractory: false,
    value,
  };
}

/** Something the engine keeps and texts may read. */
export function engineVariable(
  name: string,
  owner: Owner,
  type: ValueType = 'float',
  dimension: Dimension = DIMENSIONLESS,
): Variable {
  return {
    name,
    key: name,
    owner,
    role: 'engine',
    type,
    dimension,
    readOnly: true,
    shared: owner === 'network' || name === 'N',
    unlessRefractory: false,
  };
}
