/** Frontprop on cases small enough to be reckoned by hand, and its other forms held to it. */
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import type { LayerEngine } from '../../../src/engines/layer/layer-engine.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { duplicates } from '../../../src/lab/metrics/duplicates.js';
import { newRows } from '../../../src/lab/rows.js';
import type { Precision } from '../../../src/numeric/precision.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';

const parse = await loadParser();
const random = new RandomStream(5, 'inputs', 'uniform');

function layerOf(
  rule: string,
  pre: number,
  post: number,
  parameters: Record<string, number> = {},
  precision: Precision = 'f64',
) {
  const description = LAYER_RULES.get(rule)!;
  const checked = checkLayer(
    { ...description, parameters: { ...description.parameters, ...parameters } },
    parse,
  );
  return makeKernelLayer(checked, { pre, post }, { name: rule, seed: 3 }, precision);
}

function show(layer: LayerEngine, x: readonly number[]): number[] {
  const answer = layer.answer({ count: 1, width: x.length, values: Float64Array.from(x) });
  layer.learn();
  return [...answer.values];
}

const FORMS = ['frontprop', 'frontprop_online', 'frontprop_batch'];

/** At length 1, by source and then by target. */
function weightsOf(layer: LayerEngine, pre: number, post: number): Float64Array {
  const w = layer.read('w');
  return w.map((weight, s) => {
    const target = s % post;
    let square = 0;
    for (let i = 0; i < pre; i++) square += w[i * post + target] ** 2;
    return weight / Math.sqrt(square);
  });
}

describe.each(FORMS)('%s', (rule) => {
  it('begins with weights of length 1 and thresholds of 1, which only the same direction reaches', () => {
    const layer = layerOf(rule, 4, 3);
    const before = weightsOf(layer, 4, 3);
    expect(show(layer, [1, 2, 3, 4]).map(Math.abs)).toEqual([0, 0, 0]);
    expect(weightsOf(layer, 4, 3)).toEqual(before);
    for (const threshold of layer.read('threshold_post')) expect(threshold).toBeCloseTo(1 - 1e-4, 14);
  });

  it('moves the neuron that fires towards the input, back to length 1, and its threshold to the match', () => {
    const layer = layerOf(rule, 2, 2, { boost: 0.5, decay: 0.1 });
    layer.write('w', [1, 0, 0, 1]);
    if (rule === 'frontprop_online') layer.write('square_post', [1, 1]);
    layer.write('threshold_post', [0.5, 0.9]);
    // (3, 4) has length 5: matches 0.6 and 0.8, of which the first reaches its threshold.
    const answer = show(layer, [3, 4]);
    expect(answer[0]).toBeCloseTo(0.6, 14);
    expect(answer[1]).toBe(0);
    // Half way from (1, 0) to (0.6, 0.8) lies (0.8, 0.4), of length sqrt(0.8).
    const w = weightsOf(layer, 2, 2);
    expect(w[0]).toBeCloseTo(0.8 / Math.sqrt(0.8), 14);
    expect(w[2]).toBeCloseTo(0.4 / Math.sqrt(0.8), 14);
    expect([w[1], w[3]]).toEqual([0, 1]);
    const threshold = layer.read('threshold_post');
    expect(threshold[0]).toBeCloseTo(0.6 * 0.9, 14);
    expect(threshold[1]).toBeCloseTo(0.9 * 0.9, 14);
  });

  it('lets the thresholds rest of those that have just fired, if told so', () => {
    const layer = layerOf(rule, 2, 2, { decay: 0.1, rest: 0 });
    layer.write('w', [1, 0, 0, 1]);
    if (rule === 'frontprop_online') layer.write('square_post', [1, 1]);
    layer.write('threshold_post', [0.5, 0.9]);
    show(layer, [3, 4]);
    const threshold = layer.read('threshold_post');
    expect(threshold[0]).toBeCloseTo(0.6, 14);
    expect(threshold[1]).toBeCloseTo(0.81, 14);
  });

  it('learns nothing from a sample of zeros, at thresholds of 0 too', () => {
    const layer = layerOf(rule, 3, 4);
    layer.write('threshold_post', [0, 0, 0, 0]);
    const before = weightsOf(layer, 3, 4);
    expect(show(layer, [0, 0, 0])).toEqual([0, 0, 0, 0]);
    expect(weightsOf(layer, 3, 4)).toEqual(before);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY])(
    'refuses samples with %s in them, and is as before',
    (bad) => {
      const layer = layerOf(rule, 3, 2);
      const before = layer.read('w');
      expect(() => show(layer, [1, bad, 0])).toThrow(/Value 1 of frame 0/);
      expect(layer.read('w')).toEqual(before);
      expect(() => show(layer, [1, 2])).toThrow(/the layer wants 3/);
    },
  );
});

describe('Frontprop with lengths kept beside the weights', () => {
  it('is Frontprop, over thousands of samples and over the times when lengths are brought back', () => {
    const [pre, post] = [12, 10];
    const layers = [
      layerOf('frontprop', pre, post, { boost: 0.2, decay: 0.01 }),
      layerOf('frontprop_online', pre, post, { boost: 0.2, decay: 0.01 }),
    ];
    layers[1].write('w', layers[0].read('w'));
    layers[1].write('square_post', new Float64Array(post).fill(1));
    for (let k = 0; k < 4000; k++) {
      const x = Array.from({ length: pre }, (_, i) => Math.max(0, random.uniform(i, k, 0) - 0.5));
      const [reference, online] = layers.map((layer) => show(layer, x));
      for (let j = 0; j < post; j++) expect(online[j]).toBeCloseTo(reference[j], 10);
    }
    const [reference, online] = layers.map((layer) => weightsOf(layer, pre, post));
    for (let s = 0; s < reference.length; s++) expect(online[s]).toBeCloseTo(reference[s], 10);
    expect(Math.max(...layers[1].read('square_post'))).toBeLessThan(16);
  });

  it('knows the lengths of its weights in f32, too, however often they were brought back', () => {
    const [pre, post] = [12, 10];
    const layer = layerOf('frontprop_online', pre, post, {}, 'f32');
    for (let k = 0; k < 10_000; k++)
      show(
        layer,
        Array.from({ length: pre }, (_, i) => random.uniform(i, k, 1)),
      );
    const w = layer.read('w');
    const known = layer.read('square_post');
    for (let j = 0; j < post; j++) {
      let square = 0;
      for (let i = 0; i < pre; i++) square += w[i * post + j] ** 2;
      expect(known[j] / square).toBeCloseTo(1, 4);
    }
  });
});

describe('Frontprop for batches', () => {
  it('raises the threshold to the best match and moves the weights there, by as many steps as single samples are expected to take', () => {
    const layer = makePlainLayer(
      checkLayer(
        { ...LAYER_RULES.get('frontprop_batch')!, parameters: { boost: 0.5, decay: 0.1, rest: 1 } },
        parse,
      ),
      { pre: 2, post: 1 },
      { name: 'layer', seed: 1 },
    );
    layer.write('w', [1, 0]);
    layer.write('threshold_post', [0.5]);
    layer.present({ count: 3, width: 2, values: Float64Array.of(3, 4, 0, 1, 4, 3) });
    layer.learn();
    // It fired at the first and the last, of matches 0.6 and 0.8, which make 1 + ln 2 steps of a half.
    const way = 1 - 0.5 ** (1 + Math.LN2);
    const moved = [1 - way + way * 0.8, way * 0.6];
    const length = Math.hypot(...moved);
    layer.read('w').forEach((weight, i) => {
      expect(weight).toBeCloseTo(moved[i] / length, 14);
    });
    expect(layer.read('threshold_post')[0]).toBeCloseTo(0.8 * 0.9 ** 3, 14);
  });
});

describe('Frontprop with lateral inhibition', () => {
  const [pre, post, kinds] = [36, 30, 10];
  /** Noisy samples of ten kinds, of which one is frequent. */
  function sample(k: number): number[] {
    const kind = Math.max(0, Math.floor(2 * kinds * random.uniform(k, 0, 2)) - kinds);
    return Array.from({ length: pre }, (_, i) =>
      Math.max(0, random.uniform(i, kind, 3) - 0.5 + 0.4 * (random.uniform(i, k, 4) - 0.5)),
    );
  }

  function duplicatesOf(rule: string): number {
    const layer = layerOf(rule, pre, post, { boost: 0.02, decay: 2e-3 });
    for (let k = 0; k < 4000; k++) show(layer, sample(k));
    const w = layer.read('w');
    const weights = newRows(post, pre);
    for (let s = 0; s < w.length; s++) weights.values[(s % post) * pre + Math.floor(s / post)] = w[s];
    return duplicates(weights).units;
  }

  const alone = duplicatesOf('frontprop');
  it.each(['frontprop_winners', 'frontprop_soft', 'frontprop_repulsion'])(
    '%s leaves fewer neurons that learned the same',
    (rule) => {
      expect(duplicatesOf(rule)).toBeLessThan(alone);
    },
  );
});
