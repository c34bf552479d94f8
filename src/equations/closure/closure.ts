/**
 * Programs as JavaScript functions over typed arrays: what an actor runs per event. `index` is the neuron or the synapse; it
 * also keys random draws. The code is generated, or walked where generating is forbidden; the results are the same.
 */
import { RandomStream } from '../../clock/random.js';
import { evaluate } from '../evaluate.js';
import type { Expression } from '../expression.js';
import type { Program } from '../program.js';
import type { Scope } from '../scope.js';
import type { Bindings } from './bindings.js';
import { Source } from './source.js';
import { Walked } from './walked.js';

export type { Bindings } from './bindings.js';

export type NeuronStep = (index: number, tick: number) => void;
export type NeuronCondition = (index: number, tick: number) => boolean;
export type SynapseStep = (synapse: number, pre: number, post: number, tick: number) => void;
export type Value = (index: number, pre: number, post: number, tick: number) => number;

export interface ClosureOptions {
  /** Whether to generate code; asked of the platform by default. */
  readonly generate?: boolean;
}

export function compileProgram(
  program: Program,
  scope: Scope,
  bindings: Bindings,
  { generate = canGenerate() }: ClosureOptions = {},
): NeuronStep {
  if (generate) return generated(['i', 't'], scope, bindings, (source) => source.program(program));
  const walked = new Walked(scope, bindings);
  return (index, tick) => walked.run(program, index, index, index, tick);
}

export function compileCondition(
  condition: Expression,
  scope: Scope,
  bindings: Bindings,
  { generate = canGenerate() }: ClosureOptions = {},
): NeuronCondition {
  if (generate)
    return generated(
      ['i', 't'],
      scope,
      bindings,
      (source) => `return ${source.expression(condition)} !== 0;`,
    );
  const walked = new Walked(scope, bindings);
  return (index, tick) => walked.value(condition, index, index, index, tick) !== 0;
}

export function compileSynapse(
  program: Program,
  scope: Scope,
  bindings: Bindings,
  { generate = canGenerate() }: ClosureOptions = {},
): SynapseStep {
  if (generate) return generated(['i', 'p', 'q', 't'], scope, bindings, (source) => source.program(program));
  const walked = new Walked(scope, bindings);
  return (synapse, pre, post, tick) => walked.run(program, synapse, pre, post, tick);
}

/** A neuron's text ignores `pre` and `post`. */
export function compileValue(
  expression: Expression,
  scope: Scope,
  bindings: Bindings,
  { generate = canGenerate() }: ClosureOptions = {},
): Value {
  if (generate)
    return generated(
      ['i', 'p', 'q', 't'],
      scope,
      bindings,
      (source) => `return ${source.expression(expression)};`,
    );
  const walked = new Walked(scope, bindings);
  return (index, pre, post, tick) => walked.value(expression, index, pre, post, tick);
}

export type OfNumbers = (...values: readonly number[]) => number;

/** @param names all that the expression reads, in the order in which their values are given. */
export function compileFunction(
  expression: Expression,
  names: readonly string[],
  { generate = canGenerate() }: ClosureOptions = {},
): OfNumbers {
  if (!generate) return (...values) => evaluate(expression, (name) => values[names.indexOf(name)]);
  const given = new Map(names.map((name, k) => [name, `a${k}`]));
  const write = (source: Source) => `return ${source.expression(expression)};`;
  return generated([...given.values()], NO_SCOPE, NO_COLUMNS, write, given);
}

const NO_SCOPE: Scope = new Map();
const NO_COLUMNS: Bindings = {
  synaptic: false,
  dtSeconds: 0,
  column: () => undefined,
  size: () => 0,
  stream: new RandomStream(0, 'function', 'no draws'),
};

function generated<F>(
  parameters: readonly string[],
  scope: Scope,
  bindings: Bindings,
  write: (source: Source) => string,
  given?: ReadonlyMap<string, string>,
): F {
  const source = new Source(scope, bindings, given);
  const body = write(source);
  const names = source.held.map((_, number) => `h${number}`);
  const make = new Function(...names, `"use strict";\nreturn (${parameters.join(', ')}) => {\n${body}\n};`);
  return make(...source.held) as F;
}

let generates: boolean | undefined;

/** Pages may forbid code made from text. */
function canGenerate(): boolean {
  if (generates === undefined) {
    try {
      generates = new Function('return true')() as boolean;
    } catch {
      generates = false;
    }
  }
  return generates;
}
