import { describe, expect, it } from 'vitest';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { LAYER_ENGINES, makeLayers } from '../../../src/lab/layers/make-layers.js';
import { newRows } from '../../../src/lab/rows.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { problemOf } from '../../equations/problem-of.js';

const parse = await loadParser();
const OJA = checkLayer(LAYER_RULES.get('oja')!, parse);
const MINE = checkLayer(
  {
    about: '',
    equations: `
      strength : 1
      y_post = strength * y_pre : 1 (summed)
      told_pre = strength * y_post : 1 (summed)
      best_post = y_post : 1 (largest in layer)`,
    on_frame: 'strength += 0.01 * best_post * (y_pre - told_pre)',
    init: { strength: 'i + 10 * j' },
  },
  parse,
);

function learnerOf(layers: readonly (typeof OJA)[], widths: readonly number[], engine = LAYER_ENGINES[0]) {
  const options = { widths, seed: 1, batch: 2, learningRate: 0.1, engine, backend: makePlain() };
  return makeLayers((layer) => layers[layer], options as unknown as Parameters<typeof makeLayers>[1]);
}

describe('layers as a learner', () => {
  it.each(LAYER_ENGINES)('learn and show several samples on %s', (engine) => {
    const learner = learnerOf([OJA, MINE], [4, 3, 2], engine);
    const inputs = newRows(
      5,
      4,
      Float32Array.from({ length: 20 }, (_, k) => (k % 7) / 7),
    );
    learner.learn({ inputs, labels: new Uint32Array(5) } as unknown as Parameters<typeof learner.learn>[0]);
    const { count, width, values } = learner.features(inputs);
    expect([count, width]).toEqual([5, 2]);
    expect(values.every(Number.isFinite)).toBe(true);
  });

  it('refuse a state that is not theirs', () => {
    const learner = learnerOf([OJA], [4, 3]);
    expect(() => learner.restore({})).toThrow('no numbers for 0 w');
    expect(() => learner.restore({ '0 w': new Float64Array(11) })).toThrow(
      'given 11 values, and there are 12',
    );
    learner.restore({ '0 w': new Float64Array(12) });
  });

  it.each(LAYER_ENGINES)('show all layers joined, each a part of its own, on %s', (engine) => {
    const options = { widths: [4, 3, 2], seed: 1, batch: 2, learningRate: 0.1, engine, backend: makePlain() };
    const both = [OJA, MINE];
    const learner = (widths: readonly number[], joined: boolean) =>
      makeLayers((layer) => both[layer], { ...options, widths, joined, classes: 2, optimizer: 'adam' });
    const inputs = newRows(
      5,
      4,
      Float32Array.from({ length: 20 }, (_, k) => (k % 7) / 7),
    );
    const all = learner([4, 3, 2], true);
    expect(all.parts).toEqual([3, 2]);
    const [low, high] = [learner([4, 3], false), learner([4, 3, 2], false)].map((one) =>
      one.features(inputs),
    );
    const { width, values } = all.features(inputs);
    expect(width).toBe(5);
    for (let row = 0; row < 5; row++)
      expect([...values.subarray(row * 5, row * 5 + 5)]).toEqual([
        ...low.values.subarray(row * 3, row * 3 + 3),
        ...high.values.subarray(row * 2, row * 2 + 2),
      ]);
  });

  it('draw weights of any name, a row for each neuron', () => {
    const [{ weights }] = learnerOf([MINE], [3, 2]).layers();
    expect([...weights.values]).toEqual([0, 1, 2, 10, 11, 12]);
  });

  it('tell of every layer what its rule asks for', () => {
    const { nonlocal } = learnerOf([OJA, MINE], [4, 3, 2]).audit;
    expect(nonlocal).toEqual(['the largest over the layer', 'answers sent back through the weights']);
  });

  it('have something to learn', () => {
    const silent = checkLayer({ about: '', equations: 'y_post = y_pre : 1 (summed)' }, parse);
    expect(problemOf(() => learnerOf([silent], [3, 2])).fix).toContain('w : 1');
  });
});
