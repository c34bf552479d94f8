/** Random inputs for the random networks: spikes and values from outside, at random ticks. */
import fc from 'fast-check';
import type { Input } from '../../src/bus/event.js';

export const injections = fc.array(
  fc.record({
    tick: fc.nat({ max: 119 }),
    input: fc.oneof(
      fc.record({
        type: fc.constant('spike' as const),
        population: fc.nat({ max: 2 }),
        neuron: fc.constant(0),
      }),
      fc.record({
        type: fc.constantFrom('set' as const, 'add' as const),
        population: fc.constantFrom(1, 2),
        neuron: fc.constant(0),
        variable: fc.constantFrom('v', 'g'),
        value: fc.double({ min: -1, max: 1, noNaN: true }),
      }),
    ) as fc.Arbitrary<Input>,
  }),
  { maxLength: 8 },
);
