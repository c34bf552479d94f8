/**
 * A scope in the making: the variables a text may see, and what to say of names that are none of them. As in
 * Brian2, a variable comes before a constant of the network; units, functions, `pi`, `e` and `inf` keep their meaning.
 */
import { Problem } from '../problem.js';
import { nearest } from '../suggest.js';
import { CONSTANTS } from './constants.js';
import type { Kind } from './dimensions.js';
import type { SymbolNode } from './expression.js';
import { type Constants, fixedQuantity, type Quantity } from './quantity.js';
import type { Owner, Scope, ValueType, Variable } from './scope.js';
import { DIMENSIONLESS, type Dimension, raiseDimension, SECOND } from './units/dimension.js';
import { COMMON_UNITS, unitMeantBy } from './units/unit.js';

export const NOISE: Dimension = raiseDimension(SECOND, -0.5);

export const isNoise = (name: string): boolean => name === 'xi' || name.startsWith('xi_');

export class TextScope {
  private readonly variables = new Map<string, Variable>();

  constructor(
    private readonly constants: Constants,
    /** What to say of a name that does not exist; undefined: only the usual. */
    private readonly explain: (name: string, known: readonly string[]) => string | undefined,
  ) {}

  /** The first definition of a name holds. */
  define(variable: Variable): void {
    if (!this.variables.has(variable.name)) this.variables.set(variable.name, variable);
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
    const meant = nearest(name, known) ?? unitMeantBy(name) ?? nearest(name, COMMON_UNITS);
    const advice = [
      meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
      this.explain(name, known),
    ];
    return new Problem(`\`${name}\` is not known here.`, {
      fix: advice.filter((sentence) => sentence !== undefined).join(' '),
      offset,
    });
  }

  /** All that was defined, and every constant of the network that no variable hides. */
  finish(): Scope {
    for (const name of this.constants.keys()) this.get(name);
    return this.variables;
  }
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
