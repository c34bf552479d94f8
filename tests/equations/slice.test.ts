import { expect, it } from 'vitest';
import { sliceProgram } from '../../src/equations/slice.js';
import { text } from './one-neuron.js';
import { synapse } from './one-synapse.js';

const { program } = synapse({
  equations: `
    w : 1
    dr/dt = -r/(10*ms) : 1 (event-driven)
    o : 1`,
  on_pre: 'r += 1',
  on_post: 'o += 1; w += r * o; o += 2; spare = 3 * w',
});

it('keeps of a program what some of its columns are made of', () => {
  expect(text(sliceProgram(program.onPost!, new Set(['o'])))).toEqual(['o = o + 1', 'o = o + 2']);
});

it('writes what the others are on the way to temporaries', () => {
  const lines = text(sliceProgram(program.onPost!, new Set(['w'])));
  expect(lines.at(-1)).toMatch(/^w = w \+ _new_r\*_aside\d_o$/);
  expect(lines.filter((line) => /^(o|lastupdate|spare)/.test(line))).toEqual([]);
});

it('of nothing is nothing', () => {
  expect(sliceProgram(program.onPost!, new Set())).toEqual({ statements: [], draws: 0 });
});
