import { describe, expect, it } from 'vitest';
import { Relay } from '../src/bus/relay.js';
import { layer } from '../src/layer.js';

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
