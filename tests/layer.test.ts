import { describe, expect, it } from 'vitest';
import { Relay } from '../src/bus/relay.js';
import { layer } from '../src/layer.js';
import { Problem, Problems } from '../src/problem.js';
import { LAYER_RULES } from '../src/rules/layer-rules.js';

const SIZE = { pre: 4, post: 3 };
const sample = { count: 1, width: 4, values: Float64Array.of(1, 0, 0.5, 0.25) };

describe('a layer for TypeScript users', () => {
  it('answers and learns alike on every engine', async () => {
    const answers: number[][] = [];
    for (const engine of ['kernels', 'actors', 'tensor'] as const) {
      const oja = await layer('oja', { pre: 4, post: 3 }, { engine, precision: 'f64', backend: 'plain' });
      for (let k = 0; k < 5; k++) {
        oja.present(sample);
        oja.learn();
      }
      answers.push([...oja.answer(sample).values]);
      oja.end();
    }
    expect(answers[1]).toEqual(answers[0]);
    for (const [k, value] of answers[2].entries()) expect(value).toBeCloseTo(answers[0][k], 5);
  });

  it('lets whoever listens hear what actors say', async () => {
    const relay = new Relay();
    const heard: string[] = [];
    relay.observe('value', ({ frame, name, neuron }) => heard.push(`${frame} ${name} ${neuron}`));
    const oja = await layer('oja', { pre: 4, post: 2 }, { engine: 'actors', relay });
    oja.present(sample);
    expect(heard).toEqual(['1 y_post 0', '1 y_post 1']);
  });

  it('knows rules by name, and says what it does not know', async () => {
    await expect(layer('ojja', { pre: 2, post: 2 })).rejects.toThrow(/no rule `ojja`.*`oja`/);
  });

  it.each([
    ['a size by other names', 'oja', { inputs: 4, size: 3 }, {}, /`pre`.*undefined.*pre: 4, post: 3/],
    ['no size', 'oja', undefined, {}, /`pre`/],
    ['no neuron', 'oja', { pre: 4, post: 0 }, {}, /`post`.*is 0/],
    ['half a neuron', 'oja', { pre: 4, post: 0.5 }, {}, /`post`.*is 0.5/],
    ['an unknown engine', 'oja', SIZE, { engine: 'tensors' }, /engine.*`tensor`/],
    ['an unknown precision', 'oja', SIZE, { precision: 'f16' }, /precision.*`f16`/],
    ['an unknown backend', 'oja', SIZE, { engine: 'tensor', backend: 'wsm' }, /backend.*`wasm`/],
    ['a seed that is none', 'oja', SIZE, { seed: -1 }, /seed.*`-1`/],
    ['an unknown option', 'oja', SIZE, { sead: 1 }, /no option `sead`.*`seed`/],
    ['no rule', undefined, SIZE, {}, /equations/],
    ['a rule without equations', { on_frame: 'w += 1' }, SIZE, {}, /equations/],
    ['an unknown entry', { equations: 'w : 1', onFrame: '' }, SIZE, {}, /`onFrame`.*`on_frame`/],
  ])('refuses %s', async (_what, rule, size, options, message) => {
    const untyped = [rule, size, options] as unknown as Parameters<typeof layer>;
    const problem = await layer(...untyped).catch((error: unknown) => error);
    expect(problem instanceof Problem || problem instanceof Problems).toBe(true);
    expect(String(problem)).toMatch(message);
  });

  it('takes the texts of built-in rules', async () => {
    for (const description of LAYER_RULES.values()) (await layer(description, SIZE)).end();
  });

  it.each([
    [
      'a number that is none',
      { count: 1, width: 4, values: Float64Array.of(1, Number.NaN, 0, 0) },
      /Value 1 of frame 0.*NaN/,
    ],
    ['a wrong width', { count: 1, width: 3, values: new Float64Array(3) }, /have 3 values.*wants 4/],
    ['no frame', { count: 0, width: 4, values: new Float64Array(0) }, /no frame in the batch/],
  ])('refuses %s, and keeps its weights', async (_what, frames, message) => {
    const oja = await layer('oja', { pre: 4, post: 2 });
    const before = oja.read('w');
    expect(() => oja.present(frames)).toThrow(message);
    expect(oja.read('w')).toEqual(before);
  });
});
