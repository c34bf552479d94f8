import { describe, expect, it } from 'vitest';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { checkLayer, type LayerDescription } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';

const parse = await loadParser();

function layerOf(description: Omit<LayerDescription, 'about'>, pre: number, post: number) {
  return makePlainLayer(
    checkLayer({ about: '', ...description }, parse),
    { pre, post },
    { name: 'layer', seed: 1 },
  );
}

const frames = (...rows: number[][]) => ({
  count: rows.length,
  width: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

describe('a layer by plain loops', () => {
  it('gathers, answers, and changes what its synapses keep', () => {
    const layer = layerOf(
      {
        equations: `
          w : 1
          u_post = w * y_pre : 1 (summed)
          y_post = u_post : 1`,
        on_frame: 'w += eta * y_post * (y_pre - y_post * w)',
        parameters: { eta: 0.5 },
      },
      2,
      1,
    );
    layer.write('w', [1, 2]);
    expect([...layer.answer(frames([3, 1])).values]).toEqual([5]);
    layer.learn();
    expect([...layer.read('w')]).toEqual([1 + 0.5 * 5 * (3 - 5), 2 + 0.5 * 5 * (1 - 10)]);
  });

  it('averages the changes of a batch, unless told otherwise', () => {
    const layer = layerOf(
      {
        equations: `
          w : 1
          most_post : 1 (largest over batch)
          all_post : 1 (summed over batch)
          y_post = w * y_pre : 1 (summed)`,
        on_frame: `
          w += y_post
          most_post = y_post
          all_post += y_post`,
      },
      1,
      1,
    );
    layer.write('w', [1]);
    layer.answer(frames([1], [2], [6]));
    layer.learn();
    expect([...layer.read('w')]).toEqual([1 + 3]);
    // What is read follows from the weight, which has changed.
    expect([...layer.read('most_post')]).toEqual([24]);
    expect([...layer.read('all_post')]).toEqual([4 + 8 + 24]);
  });

  it('compares neurons of a layer, and sums synapses in order', () => {
    const layer = layerOf(
      {
        equations: `
          w : 1
          u_post = w * y_pre : 1 (summed)
          rank_post = u_post : integer (rank in layer)
          best_post = u_post : 1 (largest in layer)
          total_post = u_post : 1 (summed over layer)
          r = w * u_post : 1 (summed in order)
          y_post = total_post - best_post + rank_post : 1`,
        on_frame: 'w = r',
      },
      1,
      3,
    );
    layer.write('w', [1, 5, 3]);
    expect([...layer.answer(frames([2])).values]).toEqual([18 - 10 + 2, 18 - 10, 18 - 10 + 1]);
    layer.learn();
    expect([...layer.read('w')]).toEqual([2, 2 + 50, 2 + 50 + 18]);
  });

  it('counts every frame of a batch in a sum over it', () => {
    const layer = layerOf(
      {
        equations: `
          w : 1
          seen_post : integer (summed over batch)
          y_post = w * y_pre : 1 (summed)`,
        on_frame: 'seen_post += 1',
      },
      1,
      1,
    );
    layer.answer(frames([1], [2], [6]));
    layer.learn();
    expect([...layer.read('seen_post')]).toEqual([3]);
  });

  it('gives what a synapse declares its type', () => {
    const layer = layerOf(
      { equations: 'w : 1\nwhole = w * y_pre : integer\ny_post = whole : 1 (summed)' },
      1,
      1,
    );
    layer.write('w', [1.75]);
    expect([...layer.answer(frames([1])).values]).toEqual([1]);
  });
});
