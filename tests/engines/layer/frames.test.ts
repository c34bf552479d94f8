/** What every engine of layers makes of frames and ports, in whatever order and number they are told. */
import { describe, expect, it } from 'vitest';
import { makeActorLayer } from '../../../src/engines/actors/layer/layer.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import type { Frames } from '../../../src/engines/layer/layer-engine.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { makeTensorLayer } from '../../../src/engines/tensor/layer/layer.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer, type LayerDescription } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { problemOf } from '../../equations/problem-of.js';

const parse = await loadParser();
const SIZE = { pre: 2, post: 3 };
const IDENTITY = { name: 'layer', seed: 1 };

type Checked = ReturnType<typeof checkLayer>;
const ENGINES = {
  plain: (checked: Checked) => makePlainLayer(checked, SIZE, IDENTITY),
  actors: (checked: Checked) => makeActorLayer(checked, SIZE, IDENTITY),
  kernels: (checked: Checked) => makeKernelLayer(checked, SIZE, IDENTITY),
  tensor: (checked: Checked) => makeTensorLayer(checked, SIZE, IDENTITY, makePlain()),
};

const described = (rest: Omit<LayerDescription, 'about'>) => checkLayer({ about: '', ...rest }, parse);
const frames = (...rows: number[][]): Frames => ({
  count: rows.length,
  width: rows[0].length,
  values: Float64Array.from(rows.flat()),
});

const ALL = Object.entries(ENGINES);
const OF_BATCHES = ALL.filter(([name]) => name !== 'actors');

const CONTEXT = described({
  equations: `
    w : 1
    bias_post : 1
    context_post : 1 (given)
    u_post = w * y_pre : 1 (summed)
    best_post = u_post : 1 (largest in layer)
    y_post = u_post + context_post : 1`,
  on_frame: 'w += 0 * context_post * y_pre',
  init: { w: 'i + j', bias_post: 'i' },
});

describe.each(OF_BATCHES)('several frames on %s', (_name, make) => {
  it('has a context for each of them', () => {
    const layer = make(CONTEXT);
    layer.tell('context_post', frames([1, 0, 0], [0, 0, 10]));
    const { count, width, values } = layer.answer(frames([1, 0], [0, 1]));
    expect([count, width]).toEqual([2, 3]);
    expect([...values]).toEqual([1, 1, 2, 1, 2, 13]);
  });

  it('answers for each of them what they have in common', () => {
    const layer = make(CONTEXT);
    layer.tell('context_post', frames([0, 0, 0], [0, 0, 0]));
    const input = frames([1, 0], [0, 1]);
    expect([...layer.answer(input, 'bias_post').values]).toEqual([0, 1, 2, 0, 1, 2]);
    const shows = make(
      described({
        equations: 'w : 1\nu_post = w * y_pre : 1 (summed)\ny_post = u_post : 1 (largest in layer)',
        init: { w: 'i + j' },
      }),
    );
    expect([...shows.answer(input).values]).toEqual([2, 2, 2, 3, 3, 3]);
  });

  it('asks for a context of as many frames', () => {
    const layer = make(CONTEXT);
    layer.tell('context_post', frames([1, 0, 0]));
    expect(problemOf(() => layer.answer(frames([1, 0], [0, 1]))).message).toContain('context_post');
  });
});

describe.each(ALL)('one frame on %s', (_name, make) => {
  it('is not answered without what the answer follows from', () => {
    expect(problemOf(() => make(CONTEXT).answer(frames([1, 0]))).message).toContain(
      'not told `context_post`',
    );
  });

  it('begins with finite numbers', () => {
    const checked = described({
      equations: 'w : 1\ny_post = w * y_pre : 1 (summed)',
      init: { w: '1 / (1 - j)' },
    });
    expect(problemOf(() => make(checked)).message).toContain('from 0 to 1');
  });
});

it('a layer of tensors forgets a port that was told of another number of frames', () => {
  const layer = ENGINES.tensor(CONTEXT);
  layer.tell('context_post', frames([1, 0, 0]));
  layer.answer(frames([1, 0]));
  layer.tell('context_post', frames([1, 0, 0], [1, 0, 0]));
  layer.tell('context_post', frames([1, 0, 0]));
  expect(problemOf(() => layer.learn()).message).toContain('not told `y_pre`');
});

it('a layer of tensors says of how many frames a port was told that there are no more', () => {
  const layer = ENGINES.tensor(CONTEXT);
  layer.tell('context_post', frames([1, 0, 0], [1, 0, 0]));
  layer.present(frames([1, 0], [0, 1]));
  layer.tell('context_post', frames([1, 0, 0]));
  expect(problemOf(() => layer.learn()).message).toContain('`y_pre` was told 2 frames, but there are 1');
});

it('kernels that are shown several frames have computed the last', () => {
  const layer = ENGINES.kernels(CONTEXT);
  layer.tell('context_post', frames([1, 0, 0], [0, 0, 10]));
  layer.present(frames([1, 0], [0, 1]));
  expect([...layer.read('y_post')]).toEqual([1, 2, 13]);
});

it('a layer whose rows do not fit once they are filled up to whole vectors is refused', () => {
  const made = () => makeKernelLayer(CONTEXT, { pre: 130_000_000, post: 1 }, IDENTITY);
  expect(problemOf(made).message).toContain('do not fit into the memory of kernels');
});

it('a layer that no memory holds is refused', () => {
  expect(
    problemOf(() => makeKernelLayer(CONTEXT, { pre: 100_000, post: 100_000 }, IDENTITY)).message,
  ).toContain('synapses');
});
