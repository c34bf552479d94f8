import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { QuantityReader } from '../../src/build/quantity-reader.js';
import { schedule } from '../../src/build/schedule.js';
import { loadParser } from '../../src/equations/parser.js';
import type { Problem } from '../../src/problem.js';

const quantities = new QuantityReader(new Map(), await loadParser());
const DT = 0.0001;

describe('schedule', () => {
  it('orders spikes by tick, then neuron, whatever their order in the list', () => {
    const spike = fc.tuple(fc.nat({ max: 4 }), fc.nat({ max: 50 }));
    fc.assert(
      fc.property(fc.uniqueArray(spike, { selector: ([neuron, tick]) => `${neuron} ${tick}` }), (spikes) => {
        const made = schedule(
          spikes.map(([neuron, tick]) => [neuron, `${tick / 10} ms`] as const),
          5,
          DT,
          quantities,
        );
        const sorted = [...spikes].sort((a, b) => a[1] - b[1] || a[0] - b[0]);
        expect([...made.ticks]).toEqual(sorted.map(([, tick]) => tick));
        expect([...made.neurons]).toEqual(sorted.map(([neuron]) => neuron));
      }),
    );
  });

  it('puts a time between two ticks into the earlier one, and one just before a tick into that', () => {
    const { ticks } = schedule(
      [
        [0, '0.19 ms'],
        [0, '0.29999999 ms'],
        [0, '0.45 ms'],
        [0, 0],
      ],
      1,
      DT,
      quantities,
    );
    expect([...ticks]).toEqual([0, 1, 3, 4]);
  });

  it.each([
    [[[2, '1 ms']], 'There is no neuron 2. They are numbered from 0 to 1.', [0, 0]],
    [
      [
        [0, '1 ms'],
        [1, '-1 ms'],
      ],
      'A spike at -1 ms is before the start of the run.',
      [1],
    ],
    [
      [
        [0, '1 ms'],
        [1, '1 ms'],
        [0, '1.04 ms'],
      ],
      'Neuron 0 is to fire twice in one tick',
      [2],
    ],
    [[[0, 5]], 'The time of a spike must be in second, but 5 is a number without unit.', [0]],
    [[[0, '5 mV']], 'The time of a spike must be in second, but 5 mV is in volt.', [0]],
  ] as const)('%j is refused', (list, message, path) => {
    let problem: Problem | undefined;
    try {
      schedule(list, 2, DT, quantities);
    } catch (error) {
      problem = error as Problem;
    }
    expect(problem?.message).toContain(message);
    expect(problem?.path).toEqual(path);
  });
});
