/** The functions in four lanes of f32 against those of numeric/, by how far they are from them. */
import { describe, expect, it } from 'vitest';
import { exp, expm1, exprel, exprelInverse, log, tanh } from '../../../src/numeric/index.js';
import { Emitter } from '../../../src/wasm/emit.js';
import { FOUR_LANES } from '../../../src/wasm/four-lanes.js';
import { FUNCTIONS_IN_F32 } from '../../../src/wasm/functions/f32/index.js';
import { Graph } from '../../../src/wasm/graph.js';
import { ModuleBuilder } from '../../../src/wasm/module.js';
import { instantiate } from '../running.js';

const ONE_PAGE = { initial: 1, maximum: 1, shared: false };
const BYTES_PER_F32 = 4;
/** Arguments and results each have a half of the page. */
const MOST = 8192;

type InF32 = (values: Float32Array) => Float32Array;

function inF32(name: string): InF32 {
  const module = new ModuleBuilder(ONE_PAGE);
  module.function('run', ['i32'], [], (code) => {
    const g = new Graph();
    const offset = code.local('i32');
    const x = g.leaf('x', () => FOUR_LANES.load(code.get(offset), 0, 'f32'), true);
    const value = FUNCTIONS_IN_F32.get(name)!(g, [x]);
    const emitter = new Emitter(code, FOUR_LANES, [value]);
    code.loop((again) => {
      code.get(offset);
      emitter.push(value);
      code.simdMemory('v128.store', MOST * BYTES_PER_F32);
      code
        .get(offset)
        .i32(FOUR_LANES.lanes * BYTES_PER_F32)
        .op('i32.add')
        .tee(offset);
      code.get(code.parameters[0]).op('i32.lt_u').brIf(again);
    });
  });
  const { exports, memory } = instantiate(module);
  return (values) => {
    new Float32Array(memory.buffer).set(values);
    exports.run(values.length * BYTES_PER_F32);
    return new Float32Array(memory.buffer, MOST * BYTES_PER_F32, values.length).slice();
  };
}

const FRACTION_BITS = 23;
const SMALLEST_EXPONENT = -126;

/** How many units of the last of 24 bits lie between a result and the exact one. */
function ulps(result: number, exact: number): number {
  if (Object.is(result, Math.fround(exact))) return 0;
  const exponent = Math.max(SMALLEST_EXPONENT, Math.floor(log(Math.abs(exact)) / Math.LN2));
  return Math.abs(result - exact) / 2 ** (exponent - FRACTION_BITS);
}

/** Prime, so that significands differ from binade to binade. */
const STRIDE = 9973;

/** Every so-many-th f32 between two positive ones, and their negatives where asked for. */
function* stretches(from: number, to: number, both: boolean): Generator<Float32Array> {
  const bits = (x: number): number => new Uint32Array(Float32Array.of(x).buffer)[0];
  const words = new Uint32Array(MOST / 2);
  for (let word = bits(from); word < bits(to); ) {
    for (let k = 0; k < words.length; k++, word += STRIDE) words[k] = Math.min(word, bits(to));
    const values = new Float32Array(words.buffer.slice(0));
    yield values;
    if (both) yield values.map((x) => -x);
  }
}

const SMALLEST_NORMAL = 2 ** -126;

interface Claim {
  readonly name: string;
  readonly oracle: (x: number) => number;
  readonly within: number;
  readonly from: number;
  readonly to: number;
  readonly both: boolean;
}

const CLAIMS: readonly Claim[] = [
  { name: 'exp', oracle: exp, within: 1.25, from: SMALLEST_NORMAL, to: 86.6, both: true },
  { name: 'expm1', oracle: expm1, within: 2, from: SMALLEST_NORMAL, to: 88.7, both: true },
  { name: 'exprel', oracle: exprel, within: 2.5, from: SMALLEST_NORMAL, to: 88.7, both: true },
  { name: 'exprel_inverse', oracle: exprelInverse, within: 2.5, from: SMALLEST_NORMAL, to: 83, both: true },
  { name: 'log', oracle: log, within: 1, from: 2 ** -149, to: 2 ** 127, both: false },
  { name: 'tanh', oracle: tanh, within: 1.5, from: SMALLEST_NORMAL, to: 100, both: true },
];

describe.each(CLAIMS)('$name in f32', ({ name, oracle, within, from, to, both }) => {
  const run = inF32(name);

  it(`is within ${within} ulp`, () => {
    let worst = { ulps: 0, x: 0 };
    for (const values of stretches(from, to, both)) {
      run(values).forEach((result, k) => {
        const error = ulps(result, oracle(values[k]));
        // What is no number is no error that compares.
        if (!(error <= worst.ulps)) worst = { ulps: error, x: values[k] };
      });
    }
    expect(worst.ulps, `at ${worst.x}`).toBeLessThanOrEqual(within);
    // The bound is not idle.
    expect(worst.ulps).toBeGreaterThan(within / 4);
  });

  it('treats as f64 does what is no ordinary number', () => {
    const special = Float32Array.of(
      0,
      -0,
      Infinity,
      -Infinity,
      NaN,
      100,
      -100,
      2 ** -149,
      1e30,
      -1e30,
      89.5,
      -(2 ** -149),
    );
    const wanted = [...special].map((x) => oracle(x));
    const rounded = wanted.map((y) => (Math.abs(y) < SMALLEST_NORMAL && name === 'exp' ? 0 : Math.fround(y)));
    // The exponential alone is infinite at 89.5.
    if (name === 'exprel') rounded.splice(special.indexOf(89.5), 1, Infinity);
    if (name === 'exprel_inverse') for (const x of [89.5, 100]) rounded.splice(special.indexOf(x), 1, 0);
    expect([...run(special)]).toEqual(rounded);
  });
});
