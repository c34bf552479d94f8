import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import type { Circuit } from '../../src/build/circuit.js';
import { Relay } from '../../src/bus/relay.js';
import { makeActors } from '../../src/engines/actors/index.js';
import { network } from '../../src/network/builder.js';
import { Driver } from '../../src/simulation/driver.js';
import { Gate } from '../../src/simulation/gate.js';
import { Pace } from '../../src/simulation/pace.js';
import { type RunLoop, runLoop } from '../../src/simulation/run-loop.js';
import type { JournalEntry } from '../../src/state/journal.js';
import { Replay } from '../../src/state/replay.js';

const TICKS = 400;

let circuit: Circuit;
beforeAll(async () => {
  circuit = await buildCircuit(
    network('pair')
      .population('drive', { model: 'poisson', size: 10, rate: '50 Hz' })
      .population('cells', { model: 'lif', size: 3, with: { drive: '10 mV' } })
      .projection({ from: 'drive', to: 'cells', connect: 'all', weight: '1 mV', delay: '1.5 ms' })
      .run({ for: '40 ms', seed: 4 })
      .build(),
  );
});

const kick = (tick: number): JournalEntry => ({
  tick,
  input: { type: 'add', population: 1, neuron: tick % 3, variable: 'v', value: 0.004 },
});

function setUp(replay: readonly JournalEntry[] = []) {
  const relay = new Relay();
  const engine = makeActors(circuit, relay);
  const advance = vi.spyOn(engine, 'advance');
  let clockMs = 0;
  const loop: RunLoop = {
    driver: new Driver(engine, new Replay(replay, engine, 0)),
    targetTick: TICKS,
    // Each reading a little later, by a pattern without a period: stretches of many lengths.
    pace: new Pace(() => (clockMs += 3 + ((clockMs * 7) % 11))),
  };
  return { relay, engine, advance, loop };
}

/** Everything that depends on what happened, ticking one by one: the slow obvious loop. */
function oneByOne(replay: readonly JournalEntry[]) {
  const { engine } = setUp();
  for (let tick = 0; tick < TICKS; tick++) {
    for (const entry of replay) if (entry.tick === tick) engine.inject(entry.input);
    engine.advance(1);
  }
  return { spikeHash: engine.spikeHash, v: [...engine.population(1, 'v')] };
}

describe('the loop of a run', () => {
  it('comes to the same, however it is cut: by checkpoints, pauses, and inputs to repeat', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fc.nat(TICKS - 1), { maxLength: 5 }),
        fc.integer({ min: 1, max: 150 }),
        fc.uniqueArray(fc.nat(TICKS - 1), { maxLength: 5 }),
        async (inputs, everyTicks, pauses) => {
          const replay = inputs.sort((a, b) => a - b).map(kick);
          const { relay, engine, loop } = setUp(replay);
          const gate = new Gate();
          const pausedAt: number[] = [];
          relay.observe('tick', ({ tick }) => {
            if (!pauses.includes(tick)) return;
            gate.close();
            setImmediate(() => {
              pausedAt.push(engine.tick - 1);
              gate.open();
            });
          });
          const saved: number[] = [];
          const save = async () => void saved.push(engine.tick);
          await runLoop({ ...loop, gate, checkpoint: { everyTicks, save } });
          await new Promise((resolve) => setImmediate(resolve));
          expect(engine.tick).toBe(TICKS);
          expect({ spikeHash: engine.spikeHash, v: [...engine.population(1, 'v')] }).toEqual(
            oneByOne(replay),
          );
          expect(saved).toEqual(
            Array.from({ length: Math.ceil(TICKS / everyTicks) - 1 }, (_, k) => (k + 1) * everyTicks),
          );
          expect(pausedAt).toEqual(pauses.sort((a, b) => a - b));
        },
      ),
      { numRuns: 20 },
    );
  });

  it('asks the engine for many ticks at a time', async () => {
    const { loop, advance } = setUp();
    await runLoop({ ...loop, pace: new Pace() });
    expect(advance.mock.calls).toEqual([
      [200, undefined],
      [200, undefined],
    ]);
  });

  it('ends at the tick in which its signal is given, and can be gone on with', async () => {
    const { relay, engine, loop } = setUp();
    const controller = new AbortController();
    relay.observe('tick', ({ tick }) => {
      if (tick === 33) controller.abort();
    });
    await runLoop({ ...loop, gate: new Gate(), signal: controller.signal });
    expect(engine.tick).toBe(34);
    await runLoop({ ...loop, signal: controller.signal });
    expect(engine.tick).toBe(34);
    await runLoop(loop);
    expect(engine.spikeHash).toEqual(oneByOne([]).spikeHash);
  });

  it('ends after a stretch where there is no gate', async () => {
    const { relay, engine, loop } = setUp();
    const controller = new AbortController();
    relay.observe('tick', () => controller.abort());
    await runLoop({ ...loop, pace: new Pace(), signal: controller.signal });
    expect(engine.tick).toBe(200);
  });

  it('tells of every stretch, between two ticks', async () => {
    const { engine, loop } = setUp();
    const seen: number[] = [];
    await runLoop({ ...loop, afterStretch: () => void seen.push(engine.snapshot().tick) });
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.at(-1)).toBe(TICKS);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('passes on what an observer throws, and can be gone on with', async () => {
    const { relay, engine, loop } = setUp();
    const stop = relay.observe('tick', ({ tick }) => {
      if (tick === 20) throw new Error('disk full');
    });
    await expect(runLoop(loop)).rejects.toThrow('disk full');
    expect(engine.tick).toBe(21);
    stop();
    await runLoop(loop);
    expect(engine.spikeHash).toEqual(oneByOne([]).spikeHash);
  });
});

describe('a driver', () => {
  it('is not for observers', () => {
    const { relay, engine, loop } = setUp();
    let refused = '';
    relay.observe('tick', () => {
      try {
        loop.driver.advanceTo(100);
      } catch (error) {
        refused = (error as Error).message;
      }
    });
    loop.driver.advanceTo(2);
    expect(refused).toContain('by an observer');
    expect(engine.tick).toBe(2);
  });

  it('does not go on past an input that it was to repeat', () => {
    const { engine, loop } = setUp([kick(5)]);
    engine.advance(6);
    expect(() => loop.driver.advanceTo(10)).toThrow('past tick 5');
  });
});
