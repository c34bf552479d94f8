import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { relevance, surprise } from '../../../src/lab/attention/relevance.js';
import { newRows } from '../../../src/lab/rows.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';

const parse = await loadParser();
const random = new RandomStream(9, 'samples', 'normal');

function layerOf(pre: number, post: number, parameters: Record<string, number>) {
  const rule = LAYER_RULES.get('relevance')!;
  const checked = checkLayer({ ...rule, parameters: { ...rule.parameters, ...parameters } }, parse);
  return makeKernelLayer(checked, { pre, post }, { name: 'relevance', seed: 1 });
}

describe('relevance', () => {
  it('is attention drawn times weight', () => {
    const shares = newRows(2, 2, Float32Array.of(0.25, 0.75, 0.5, 0.5));
    expect([...relevance(shares, [4, 2]).values]).toEqual([3, 2.5]);
    expect(() => relevance(shares, [1])).toThrow('weights');
  });

  it('comes to know how much each input errs, where nothing can be predicted', () => {
    const deviations = [0.5, 1, 2];
    const layer = layerOf(3, 1, { eta: 0, slide: 0.001 });
    layer.write('w', [0, 0, 0]);
    for (let k = 0; k < 20_000; k++) {
      layer.present({
        count: 1,
        width: 3,
        values: Float64Array.from(deviations, (d, i) => d * random.normal(i, k, 0)),
      });
      layer.learn();
    }
    const variances = layer.read('variance_pre');
    for (const [i, deviation] of deviations.entries())
      expect(Math.abs(variances[i] / deviation ** 2 - 1)).toBeLessThan(0.15);
  });

  it('moves weights down the free energy, answers held', () => {
    const [pre, post, eta] = [4, 2, 0.5];
    const layer = layerOf(pre, post, { eta, slide: 0 });
    const [x, variance] = [Float64Array.of(0.5, -1, 2, 0.3), [0.5, 1, 2, 4]];
    layer.write('variance_pre', variance);
    const w = layer.read('w');
    const y = layer.answer({ count: 1, width: pre, values: x }).values.slice();
    layer.learn();
    const learned = layer.read('w');
    const energy = (weights: Float64Array) =>
      x.reduce((sum, value, i) => {
        let told = 0;
        for (let j = 0; j < post; j++) told += weights[i * post + j] * y[j];
        return sum + (value - told) ** 2 / (2 * variance[i]);
      }, 0);
    const step = 1e-6;
    for (let s = 0; s < w.length; s++) {
      const [up, down] = [w.slice(), w.slice()];
      up[s] += step;
      down[s] -= step;
      expect((learned[s] - w[s]) / eta).toBeCloseTo(-(energy(up) - energy(down)) / (2 * step), 6);
    }
  });

  it('thinks more of what errs against its habit', () => {
    const layer = layerOf(2, 1, {});
    layer.write('w', [0, 0]);
    layer.write('variance_pre', [0.1, 10]);
    const surprisedBy = (x: number[]) => {
      layer.present({ count: 1, width: 2, values: Float64Array.from(x) });
      const variances = layer.read('variance_pre');
      layer.learn();
      layer.write('variance_pre', variances);
      return surprise(layer.read('missed_pre'), variances);
    };
    expect(surprisedBy([1, 0])).toBeGreaterThan(50 * surprisedBy([0, 1]));
  });
});
