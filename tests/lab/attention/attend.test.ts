import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { attend, innerProduct } from '../../../src/lab/attention/attend.js';
import { newRows, pickRows, type Rows, rowOf } from '../../../src/lab/rows.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';

const WIDTH = 3;
const tokens = fc
  .array(fc.array(fc.float({ min: -3, max: 3, noNaN: true }), { minLength: WIDTH, maxLength: WIDTH }), {
    minLength: 1,
    maxLength: 8,
  })
  .map((rows): Rows => newRows(rows.length, WIDTH, Float32Array.from(rows.flat())));

describe('attention', () => {
  it('shares out all of each query, none of it less than nothing', () => {
    fc.assert(
      fc.property(tokens, tokens, (queries, keys) => {
        const { shares } = attend({ queries, keys, values: keys });
        for (let row = 0; row < shares.count; row++) {
          const share = rowOf(shares, row);
          expect(share.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1, 5);
          expect(Math.min(...share)).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('does not mind the order of tokens: answers come in the order of the queries', () => {
    fc.assert(
      fc.property(tokens, fc.integer({ min: 1, max: 7 }), (x, turn) => {
        const order = Array.from({ length: x.count }, (_, k) => (k * 1 + turn) % x.count);
        const turned = pickRows(x, order);
        const plain = pickRows(attend({ queries: x, keys: x, values: x }).answers, order);
        const { answers } = attend({ queries: turned, keys: turned, values: turned });
        for (let k = 0; k < plain.values.length; k++)
          expect(answers.values[k]).toBeCloseTo(plain.values[k], 4);
      }),
    );
  });

  it('is one step of a modern Hopfield network: down its energy, to the pattern that is nearest', () => {
    const random = new RandomStream(2, 'patterns', 'normal');
    const [count, width, sharpness] = [12, 40, 0.8];
    const patterns = newRows(
      count,
      width,
      Float32Array.from({ length: count * width }, (_, k) => random.normal(k, 0, 0)),
    );
    /** Up to a constant: -log(sum exp(sharpness pattern . state)) / sharpness + |state|^2 / 2. */
    const energy = (state: Float32Array) => {
      let sum = 0;
      for (let k = 0; k < count; k++) sum += Math.exp(sharpness * innerProduct(rowOf(patterns, k), state));
      return innerProduct(state, state) / 2 - Math.log(sum) / sharpness;
    };
    for (let k = 0; k < count; k++) {
      const damaged = rowOf(patterns, k).map((value, i) => (i % 3 === 0 ? 0 : value));
      const queries = newRows(1, width, damaged);
      const { answers } = attend({ queries, keys: patterns, values: patterns, sharpness });
      expect(energy(answers.values)).toBeLessThan(energy(damaged));
      for (let i = 0; i < width; i++) expect(answers.values[i]).toBeCloseTo(rowOf(patterns, k)[i], 1);
    }
  });

  it("scores tokens by their inner products among principal components, once Sanger's rule has learned them", async () => {
    const random = new RandomStream(4, 'tokens', 'normal');
    const [inputs, units] = [5, 2];
    const deviations = [2.2, 1.5, 0.5, 0.4, 0.3];
    /** Axes of the tokens are those of the inputs, so components are known. */
    const token = (k: number) =>
      Float32Array.from(deviations, (deviation, i) => deviation * random.normal(i, k, 0));
    const rule = LAYER_RULES.get('sanger')!;
    const checked = checkLayer({ ...rule, parameters: { eta: 0.002 } }, await loadParser());
    const layer = makeKernelLayer(checked, { pre: inputs, post: units }, { name: 'keys', seed: 1 });
    for (let k = 0; k < 20_000; k++) {
      layer.present({ count: 1, width: inputs, values: token(k) });
      layer.learn();
    }
    for (let k = 0; k < 50; k++) {
      const [a, b] = [token(1e6 + 2 * k), token(1e6 + 2 * k + 1)];
      const [keyA, keyB] = [a, b].map((x) =>
        Float32Array.from(layer.answer({ count: 1, width: inputs, values: x }).values),
      );
      const among = a[0] * b[0] + a[1] * b[1];
      // Weights go on moving about where they have come to.
      expect(Math.abs(innerProduct(keyA, keyB) - among)).toBeLessThan(0.05 * length(a) * length(b));
    }
  });

  it('refuses keys that no query can be held to', () => {
    const [x, y] = [newRows(1, 2), newRows(1, 3)];
    expect(() => attend({ queries: x, keys: y, values: y })).toThrow('keys');
    expect(() => attend({ queries: x, keys: newRows(0, 2), values: newRows(0, 2) })).toThrow('keys');
  });
});

const length = (x: Float32Array): number => Math.sqrt(innerProduct(x, x));
