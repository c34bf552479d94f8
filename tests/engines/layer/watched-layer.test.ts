/** What every engine of layers does where numbers end, arrays do not fit, or a port was told of other frames. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeActorLayer } from '../../../src/engines/actors/layer/layer.js';
import { makeKernelLayer } from '../../../src/engines/kernels/layer/layer.js';
import type { Frames, LayerEngine } from '../../../src/engines/layer/layer-engine.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { makeTensorLayer } from '../../../src/engines/tensor/layer/layer.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer, type LayerDescription } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { Problem } from '../../../src/problem.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { problemOf } from '../../equations/problem-of.js';

const parse = await loadParser();
const SIZE = { pre: 2, post: 3 };
const IDENTITY = { name: 'hidden', seed: 1 };

type Make = (description: LayerDescription) => LayerEngine;
const ENGINES: Readonly<Record<string, Make>> = {
  plain: (description) => makePlainLayer(checkLayer(description, parse), SIZE, IDENTITY),
  actors: (description) => makeActorLayer(checkLayer(description, parse), SIZE, IDENTITY),
  kernels: (description) => makeKernelLayer(checkLayer(description, parse), SIZE, IDENTITY),
  'kernels of f32': (description) => makeKernelLayer(checkLayer(description, parse), SIZE, IDENTITY, 'f32'),
  tensor: (description) => makeTensorLayer(checkLayer(description, parse), SIZE, IDENTITY, makePlain()),
};

const frame = (...values: number[]): Frames => ({
  count: 1,
  width: values.length,
  values: Float64Array.from(values),
});

/** What `work` throws where it fails though all that it was given is legal. */
function failureOf(work: () => unknown): Error {
  try {
    work();
  } catch (error) {
    expect(error).not.toBeInstanceOf(Problem);
    return error as Error;
  }
  throw new Error('it went well');
}

const EQUATIONS = `
  w : 1
  y_post = w * y_pre : 1 (summed)`;

describe.each(Object.entries(ENGINES))('a layer on %s', (_name, make) => {
  it('never shows a weight that is no number, and says which became none', () => {
    const layer = make({ about: '', equations: EQUATIONS, on_frame: 'w *= 1e30', init: { w: 'i' } });
    const states: number[][] = [[...layer.read('w')]];
    const { message } = failureOf(() => {
      for (let k = 0; k < 20; k++) {
        layer.present(frame(0, 1));
        layer.learn();
        states.push([...layer.read('w')]);
      }
    });
    expect(message).toMatch(
      /^`w` of the synapse from 1 to \d of `hidden` has become Infinity, \d+ frames on\. Choose a smaller rate/,
    );
    const left = [...layer.read('w')];
    expect(left.every(Number.isFinite)).toBe(true);
    expect(states).toContainEqual(left);
    // It goes on from there.
    expect([...layer.answer(frame(0, 0)).values]).toEqual([0, 0, 0]);
  });

  it('finds what went wrong in a place that nobody reads', () => {
    const layer = make({
      about: '',
      equations: `${EQUATIONS}\nstate_post : 1`,
      on_frame: 'state_post = y_post / (y_post - y_post)',
      init: { w: 1 },
    });
    layer.present(frame(1, 1));
    expect(failureOf(() => layer.learn()).message).toMatch(/^`state_post` of neuron 0 of `hidden`/);
    expect([...layer.read('state_post')]).toEqual([0, 0, 0]);
  });

  it('does not answer with what is no number', () => {
    const layer = make({
      about: '',
      equations: 'w : 1\nu_post = w * y_pre : 1 (summed)\ny_post = 1 / u_post : 1',
      init: { w: 'j' },
    });
    expect(failureOf(() => layer.answer(frame(1, 1))).message).toMatch(/^`y_post` of neuron 0 of `hidden`/);
  });

  it('takes as many finite values as it keeps', () => {
    const layer = make({ about: '', equations: EQUATIONS, init: { w: 1 } });
    const messageOf = (name: string, values: readonly number[]) =>
      problemOf(() => layer.write(name, values)).message;
    expect(messageOf('w', [1, 2])).toContain('given 2 values, and there are 6');
    expect(messageOf('w', [1, 2, 3, 4, Number.NaN, 6])).toContain('from 1 to 1');
    expect(messageOf('v', [1])).toContain('`v`');
    expect([...layer.read('w')]).toEqual([1, 1, 1, 1, 1, 1]);
    layer.write('w', [1, 2, 3, 4, 5, 6]);
    expect([...layer.read('w')]).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('goes back to a state that once was, whenever a part of it was written', () => {
    const layer = make({
      about: '',
      equations: `${EQUATIONS}\ncount_post : 1`,
      on_frame: 'count_post += 1\nw += exp(y_pre)',
    });
    const learn = (input: number) => {
      layer.present(frame(input, input));
      layer.learn();
    };
    // Looked at after 1, 2 and 4.
    for (let k = 0; k < 6; k++) learn(0);
    layer.write('w', [7, 7, 7, 7, 7, 7]);
    const { message } = failureOf(() => {
      learn(1000);
      layer.read('w');
    });
    expect(message).toContain('again as it was 6 frames on');
    expect([...layer.read('w')]).toEqual([7, 7, 7, 7, 7, 7]);
    expect([...layer.read('count_post')]).toEqual([6, 6, 6]);
  });

  it('does not take what a port was told for what it would be told of other frames', () => {
    const layer = make({
      about: '',
      equations: `
        w : 1
        context_post : 1 (given)
        wanted_post : 1 (given)
        u_post = w * y_pre : 1 (summed)
        y_post = u_post + context_post : 1`,
      on_frame: 'w += (wanted_post - y_post) * y_pre',
    });
    const show = () => layer.present(frame(1, 1));
    layer.tell('context_post', frame(1, 2, 3));
    show();
    expect(problemOf(() => layer.learn()).message).toContain('`wanted_post`');
    layer.tell('wanted_post', frame(3, 2, 1));
    layer.learn();
    expect(problemOf(show).message).toContain('`context_post`');
    layer.tell('context_post', frame(1, 2, 3));
    show();
    expect(problemOf(() => layer.learn()).message).toContain('`wanted_post`');
  });

  it('ends no rule with weights that are no numbers, whatever the inputs', () => {
    const input = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 2, maxLength: 2 });
    const alone = [...LAYER_RULES].filter(([, { equations }]) => !equations.includes('(given)'));
    fc.assert(
      fc.property(
        fc.constantFrom(...alone),
        fc.array(input, { minLength: 1, maxLength: 12 }),
        ([, rule], inputs) => {
          const layer = make(rule);
          try {
            for (const values of inputs) {
              layer.answer(frame(...values));
              layer.learn();
            }
          } catch (error) {
            expect(String(error)).toMatch(/smaller rate|division by 0/);
          }
          for (const { name } of layer.program.kept)
            try {
              layer.read(name);
            } catch {
              // Said, and mended.
            }
          for (const { name } of layer.program.kept)
            expect(layer.read(name).every(Number.isFinite)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });
});
