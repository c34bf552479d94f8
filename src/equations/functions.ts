/**
 * The functions equation text may call: those of Brian2 under its names, and `min`, `max` and `binomial`. Each says
 * how many arguments it takes, what dimensions it wants and gives, and how it is computed.
 */
import { timestep } from '../clock/ticks.js';
import {
  acos,
  asin,
  atan,
  cos,
  cosh,
  exp,
  expm1,
  exprel,
  exprelInverse,
  log,
  log1p,
  log10,
  sin,
  sinh,
  tan,
  tanh,
} from '../numeric/index.js';
import { expDivided } from './algebra/exp-divided.js';
import type { ValueType } from './scope.js';
import { DIMENSIONLESS, type Dimension, raiseDimension, SECOND } from './units/dimension.js';

export interface FunctionSpec {
  readonly name: string;
  /** What each argument must be: a dimension, `any`, `first` (whatever the first one is) or `boolean`. */
  readonly takes: readonly (Dimension | 'any' | 'first' | 'boolean')[];
  /** The dimension of the result, from that of the first argument. */
  readonly gives: (first: Dimension) => Dimension;
  /** `highest`: float if any argument is, else integer, else boolean. */
  readonly type: ValueType | 'highest';
  /** Draws from a random stream, so has no value of its own. */
  readonly random?: true;
  /** Made by our own rewriting; a text that names it is refused. */
  readonly internal?: true;
  /** The value for arguments in SI units. Random functions have none. */
  readonly evaluate?: (...values: number[]) => number;
}

const plain = (): Dimension => DIMENSIONLESS;
const same = (first: Dimension): Dimension => first;

function ofNumber(name: string, evaluate: (x: number) => number): FunctionSpec {
  return { name, takes: [DIMENSIONLESS], gives: plain, type: 'float', evaluate };
}

const SPECS: readonly FunctionSpec[] = [
  ofNumber('exp', exp),
  ofNumber('log', log),
  ofNumber('log10', log10),
  ofNumber('expm1', expm1),
  ofNumber('log1p', log1p),
  ofNumber('exprel', exprel),
  ofNumber('sin', sin),
  ofNumber('cos', cos),
  ofNumber('tan', tan),
  ofNumber('sinh', sinh),
  ofNumber('cosh', cosh),
  ofNumber('tanh', tanh),
  ofNumber('arcsin', asin),
  ofNumber('arccos', acos),
  ofNumber('arctan', atan),
  {
    name: 'sqrt',
    takes: ['any'],
    gives: (first) => raiseDimension(first, 0.5),
    type: 'float',
    evaluate: Math.sqrt,
  },
  { name: 'floor', takes: ['any'], gives: same, type: 'float', evaluate: Math.floor },
  { name: 'ceil', takes: ['any'], gives: same, type: 'float', evaluate: Math.ceil },
  { name: 'abs', takes: ['any'], gives: same, type: 'highest', evaluate: Math.abs },
  {
    name: 'sign',
    takes: ['any'],
    gives: plain,
    type: 'highest',
    evaluate: (x) => (x > 0 ? 1 : x < 0 ? -1 : x),
  },
  { name: 'min', takes: ['any', 'first'], gives: same, type: 'highest', evaluate: Math.min },
  { name: 'max', takes: ['any', 'first'], gives: same, type: 'highest', evaluate: Math.max },
  {
    name: 'clip',
    takes: ['any', 'first', 'first'],
    gives: same,
    type: 'highest',
    evaluate: (x, lowest, highest) => Math.min(Math.max(x, lowest), highest),
  },
  // Towards zero, as a cast does; also the way from boolean to number.
  { name: 'int', takes: [DIMENSIONLESS], gives: plain, type: 'integer', evaluate: Math.trunc },
  { name: 'timestep', takes: [SECOND, SECOND], gives: plain, type: 'integer', evaluate: timestep },
  { name: 'rand', takes: [], gives: plain, type: 'float', random: true },
  { name: 'randn', takes: [], gives: plain, type: 'float', random: true },
  { name: 'poisson', takes: [DIMENSIONLESS], gives: plain, type: 'integer', random: true },
  {
    name: 'binomial',
    takes: [DIMENSIONLESS, DIMENSIONLESS],
    gives: plain,
    type: 'integer',
    random: true,
  },
  {
    name: 'select',
    takes: ['boolean', 'any', 'any'],
    gives: same,
    type: 'float',
    internal: true,
    evaluate: (condition, ifTrue, ifFalse) => (condition !== 0 ? ifTrue : ifFalse),
  },
  { ...ofNumber('exprel_inverse', exprelInverse), internal: true },
  {
    name: 'exp_divided',
    takes: ['any'],
    gives: plain,
    type: 'float',
    internal: true,
    evaluate: expDivided,
  },
];

export const FUNCTIONS: ReadonlyMap<string, FunctionSpec> = new Map(SPECS.map((spec) => [spec.name, spec]));

/** The names a text may call. */
export const FUNCTION_NAMES: readonly string[] = SPECS.filter((spec) => spec.internal === undefined).map(
  (spec) => spec.name,
);

/** The function of that name, if a text may call it. */
export function findFunction(name: string): FunctionSpec | undefined {
  const spec = FUNCTIONS.get(name);
  return spec?.internal === true ? undefined : spec;
}

/** What people call a function in other languages. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['ln', 'log'],
  ['asin', 'arcsin'],
  ['acos', 'arccos'],
  ['atan', 'arctan'],
  ['fabs', 'abs'],
  ['random', 'rand'],
  ['uniform', 'rand'],
  ['normal', 'randn'],
  ['gauss', 'randn'],
  ['round', 'floor'],
  ['float', 'int'],
  ['bool', 'int'],
  ['ceiling', 'ceil'],
  ['sgn', 'sign'],
  ['power', '**'],
  ['pow', '**'],
]);

export function functionMeantBy(name: string): string | undefined {
  return INSTEAD.get(name);
}
