import { expect, test } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import { Relay } from '../../../src/bus/relay.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { MakeEngine } from '../../../src/engines/engine.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import { network } from '../../../src/network/builder.js';

/** Its variable is not a number from tick 11 on. */
const circuit = await buildCircuit(
  network('root')
    .population('cells', {
      model: { equations: 'dx/dt = sqrt(1 - t/(1*ms))/second : 1', method: 'euler' },
      size: 3,
    })
    .run({ for: '2 ms' })
    .build(),
);

function pausedAt(make: MakeEngine, tick: number): string {
  const engine = make(circuit, new Relay());
  try {
    engine.advance(20, () => engine.tick === tick);
    return `at tick ${engine.tick}`;
  } catch (error) {
    return (error as Error).message;
  }
}

test('who pauses kernels sees no value that is not a number, nor does who pauses actors', () => {
  const pauses = Array.from({ length: 20 }, (_, k) => k + 1);
  const told = pauses.map((tick) => pausedAt(makeKernels, tick));
  expect(told).toEqual(pauses.map((tick) => pausedAt(makeActors, tick)));
  expect(told[10]).toBe('at tick 11');
  expect(told[11]).toContain('is not a number');
});
