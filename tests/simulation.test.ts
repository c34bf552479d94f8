import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../src/build/build.js';
import type { Observable } from '../src/bus/streams.js';
import { network } from '../src/network/builder.js';
import { Problem } from '../src/problem.js';
import type { Simulation } from '../src/simulation/simulation.js';
import { resume, simulate } from '../src/simulation.js';
import { type JournalEntry, keepJournal, readJournal } from '../src/state/journal.js';

const description = network('pair')
  .population('drive', { model: 'poisson', size: 20, rate: '50 Hz' })
  .population('cells', { model: 'lif', size: 5, with: { drive: '10 mV' } })
  .projection({ from: 'drive', to: 'cells', connect: 'all', weight: '1 mV', delay: '1.5 ms' })
  .run({ for: '60 ms', seed: 4 })
  .build();

const collect = <T>(stream: { subscribe(next: (value: T) => void): unknown }): T[] => {
  const values: T[] = [];
  stream.subscribe((value) => values.push(value));
  return values;
};

describe('a simulation', () => {
  it('runs a description to its end and says how it went', async () => {
    let clock = 0;
    const simulation = await simulate(description, { now: () => clock++ });
    const spikes = collect(simulation.spikes$('cells'));
    const summary = await simulation.run();
    expect(summary).toMatchObject({
      network: 'pair',
      engine: 'kernels',
      threads: 1,
      seed: 4,
      simulatedMs: 60,
    });
    expect(summary).toMatchObject({ neurons: 25, synapses: 100 });
    expect(summary.wallMs).toBeGreaterThan(0);
    expect(summary.spikes).toBeGreaterThan(spikes.length);
    expect(summary.rates.cells).toBeCloseTo(spikes.length / 5 / 0.06, 9);
    expect(summary.spikeHash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('comes to the same on every engine', async () => {
    const [actors, kernels] = await Promise.all(
      (['actors', 'kernels'] as const).map(async (engine) => (await simulate(description, { engine })).run()),
    );
    expect([actors.backend, kernels.backend]).toEqual(['javascript', 'wasm']);
    expect({ ...kernels, engine: '', backend: '' }).toEqual({ ...actors, engine: '', backend: '' });
  });

  it('takes a circuit too', async () => {
    const fromText = await simulate(description, { seed: 9 });
    const fromCircuit = await simulate(await buildCircuit(description, { seed: 9 }));
    expect((await fromCircuit.run()).spikeHash).toBe((await fromText.run()).spikeHash);
  });

  it('does not mind how it is cut: run(a + b) is run(a), run(b), is steps', async () => {
    const whole = await simulate(description);
    const parts = await simulate(description);
    await whole.run({ for: '40 ms' });
    await parts.run({ for: '12.3 ms' });
    await parts.run({ ticks: 200 });
    parts.step(76);
    parts.step();
    expect(parts.tMs).toBe(40);
    expect(parts.summary).toEqual(whole.summary);
  });

  it('lets others have their turn, and tells how far it is', async () => {
    const simulation = await simulate(description);
    const seen: number[] = [];
    let turns = 0;
    const timer = setInterval(() => turns++);
    await simulation.run({
      ticks: 2000,
      onProgress: ({ simulatedMs, targetMs }) => seen.push(simulatedMs, targetMs),
    });
    clearInterval(timer);
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.at(-2)).toBe(200);
    expect(new Set(seen.filter((_, k) => k % 2 === 1))).toEqual(new Set([200]));
    expect(turns).toBeGreaterThan(0);
  });

  it('pauses at the end of the tick it is told in, steps while paused, and goes on', async () => {
    const simulation = await simulate(description);
    const kinds: string[] = [];
    simulation.events$.subscribe(({ kind, tMs }) => {
      if (kind === 'paused' || kind === 'resumed' || kind === 'ended') kinds.push(`${kind} ${tMs}`);
      if (kind === 'tick' && tMs === 10) simulation.pause();
    });
    let settled = false;
    const done = simulation.run().then(() => {
      settled = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([simulation.paused, simulation.tMs, settled]).toEqual([true, 10.1, false]);
    simulation.step(4);
    expect(simulation.tMs).toBe(10.5);
    simulation.resume();
    await done;
    expect(simulation.tMs).toBe(60);
    expect(kinds).toEqual(['paused 10.1', 'resumed 10.5', 'ended 60']);
  });

  it('stops when its signal says so, paused or not, and can go on', async () => {
    const simulation = await simulate(description);
    const running = new AbortController();
    const first = simulation.run({ ticks: 1e9, signal: running.signal, onProgress: () => running.abort() });
    await first;
    const stoppedAt = simulation.tMs;
    simulation.pause();
    const paused = new AbortController();
    const second = simulation.run({ ticks: 1e9, signal: paused.signal });
    paused.abort();
    await second;
    expect(simulation.tMs).toBe(stoppedAt);
    simulation.resume();
    await simulation.run({ ticks: 10 });
    expect(simulation.tMs).toBeCloseTo(stoppedAt + 1, 9);
  });

  it('takes values with units and spikes from outside', async () => {
    const simulation = await simulate(description);
    const events = collect(simulation.events$);
    simulation.inject({ population: 'cells', neuron: 3, variable: 'v', set: '-49 mV' });
    simulation.inject({ population: 'cells', neuron: 1, variable: 'v', add: 0.02 });
    simulation.inject({ population: 'drive', neuron: 7, spike: true });
    simulation.step();
    expect(events.filter(({ kind }) => kind === 'input')).toHaveLength(3);
    const fired = events.flatMap((event) =>
      event.kind === 'spike' ? [`${event.population} ${event.neuron}`] : [],
    );
    expect(fired).toEqual(expect.arrayContaining(['drive 7', 'cells 1', 'cells 3']));
  });

  it('shows values at the start of ticks, from now on', async () => {
    const simulation = await simulate(description);
    const samples = collect(simulation.values$('cells', 'v', { neurons: [0, 4], every: '5 ms' }));
    await simulation.run({ for: '10 ms' });
    expect(samples.map(({ tMs }) => tMs)).toEqual([0, 5, 10]);
    expect(samples[0]).toEqual({ tMs: 0, neurons: [0, 4], values: [-0.065, -0.065] });
    expect(samples[2].values[0]).toBe(simulation.engine.population(1, 'v')[0]);
  });

  it('shows deliveries by projection, and completes all streams at the end', async () => {
    const simulation = await simulate(description);
    const deliveries = collect(simulation.deliveries$('drive->cells'));
    let completed = 0;
    const streams: Observable<unknown>[] = [
      simulation.events$,
      simulation.spikes$('drive', 3),
      simulation.values$('cells', 'v'),
    ];
    for (const stream of streams) stream.subscribe({ complete: () => completed++ });
    const { synapticEvents } = await simulation.run();
    expect(deliveries).toHaveLength(synapticEvents);
    expect(completed).toBe(3);
  });

  it('refuses what it does not have, with what to do', async () => {
    const simulation = await simulate(description);
    const wrong: [() => unknown, string][] = [
      [() => simulation.spikes$('cell'), 'Did you mean `cells`?'],
      [() => simulation.spikes$('cells', 5), '0 to 4'],
      [() => simulation.values$('cells', 'w'), 'no variable `w`'],
      [() => simulation.values$('cells', 'v', { every: '0.05 ms' }), 'whole number of ticks'],
      [() => simulation.deliveries$('cells->drive'), 'no projection'],
      [
        () => simulation.inject({ population: 'cells', neuron: 0, variable: 'v', set: '3 ms' }),
        'must be in volt',
      ],
      [() => simulation.inject({ population: 'cells', neuron: 0, variable: 'v', add: Number.NaN }), 'finite'],
      [() => simulation.inject({ population: 'cells', neuron: 9, spike: true }), 'no neuron 9'],
    ];
    for (const [attempt, message] of wrong) {
      expect(attempt).toThrow(Problem);
      expect(attempt).toThrow(message);
    }
    await expect(simulation.run({ ticks: 0.5 })).rejects.toThrow('whole number');
    await expect(simulation.run({ for: '3 mV' })).rejects.toThrow('must be in second');
    const first = simulation.run({ ticks: 500 });
    await expect(simulation.run()).rejects.toThrow('running already');
    await first;
  });

  it('tells whoever runs it what an observer threw, and can go on', async () => {
    const simulation = await simulate(description);
    const stop = simulation.relay.observe('tick', ({ tick }) => {
      if (tick === 20) throw new Error('observer');
    });
    await expect(simulation.run()).rejects.toThrow('observer');
    stop();
    await simulation.run();
    expect(simulation.summary).toEqual(await (await simulate(description)).run());
  });
});

describe('a run that was stopped', () => {
  const disturb = (simulation: Simulation, tMs: number): void => {
    simulation.inject({ population: 'cells', neuron: Math.round(tMs) % 5, variable: 'v', add: '4 mV' });
    simulation.inject({ population: 'drive', neuron: 2, spike: true });
  };

  it('goes on from the bytes of a checkpoint alone, inputs waiting and spikes on their way', async () => {
    const simulation = await simulate(description, { seed: 12 });
    await simulation.run({ for: '20 ms' });
    disturb(simulation, 20);
    const bytes = await simulation.checkpoint();
    const gone = await resume(bytes.slice());
    expect(gone.tMs).toBe(20);
    await Promise.all([simulation.run(), gone.run()]);
    expect(gone.summary).toEqual(simulation.summary);
  });

  it('that was made from a circuit needs that circuit', async () => {
    const circuit = await buildCircuit(description);
    const simulation = await simulate(circuit);
    await simulation.run({ for: '5 ms' });
    const bytes = await simulation.checkpoint();
    await expect(resume(bytes)).rejects.toThrow('Give the circuit');
    await expect(resume(bytes, { circuit: await buildCircuit(description, { seed: 5 }) })).rejects.toThrow(
      'another network',
    );
    const gone = await resume(bytes, { circuit });
    await Promise.all([simulation.run(), gone.run()]);
    expect(gone.summary).toEqual(simulation.summary);
  });

  it('repeats itself from its journal bit for bit, from the start or from a checkpoint', async () => {
    const first = await simulate(description);
    let journal = '';
    keepJournal(first.relay, (line) => {
      journal += line;
    });
    let saved: Uint8Array | undefined;
    for (const tMs of [5, 10, 15]) {
      await first.run({ for: '5 ms' });
      disturb(first, tMs);
      if (tMs === 10) {
        saved = await first.checkpoint();
        disturb(first, 11);
      }
    }
    const summary = await first.run();
    const replay: readonly JournalEntry[] = readJournal(journal);
    expect(replay).toHaveLength(8);
    expect(await (await simulate(description, { replay })).run()).toEqual(summary);
    expect(await (await resume(saved!, { replay })).run()).toEqual(summary);
    expect((await (await simulate(description)).run()).spikeHash).not.toBe(summary.spikeHash);
  });
});
