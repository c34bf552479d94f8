import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import type { Circuit } from '../../src/build/circuit.js';
import { lengthIn } from '../../src/build/column-set.js';
import { Relay } from '../../src/bus/relay.js';
import type { EngineState } from '../../src/engines/engine.js';
import { makeKernels } from '../../src/engines/kernels/index.js';
import { loadNetwork } from '../../src/network/load.js';
import { readCheckpoint, writeCheckpoint } from '../../src/state/checkpoint.js';
import { pack, unpack } from '../../src/state/container.js';
import { recordEngine } from '../engines/record.js';

const small = (settings: readonly string[] = []): Promise<Circuit> =>
  buildCircuit(
    loadNetwork(
      `
synfire: 1
name: small
parameters: {J: 3 mV}
populations:
  drive: {model: poisson, size: 8, rate: 100 Hz}
  cells: {model: lif, size: 4}
projections:
  - {from: drive, to: cells, connect: {probability: 0.5}, weight: J, delay: 2 ms}
run: {for: 50 ms, seed: 3}
`,
      'small.yaml',
      settings,
    ).description,
  );

/** Columns as plain maps, whatever they are kept as. */
const whole = (state: EngineState): unknown => ({
  ...state,
  populations: state.populations.map((columns) => new Map(columns)),
  projections: state.projections.map((columns) => new Map(columns)),
});

async function saved(circuit: Circuit): Promise<Uint8Array> {
  const { engine } = recordEngine(circuit);
  engine.advance(200);
  engine.inject({ type: 'add', population: 1, neuron: 2, variable: 'v', value: 0.1 + 0.2 });
  return writeCheckpoint(circuit, engine.snapshot(), { note: 'kept' });
}

describe('a checkpoint', () => {
  it('gives back the state, and what the writer added', async () => {
    const circuit = await small();
    const { engine } = recordEngine(circuit);
    engine.advance(200);
    engine.inject({ type: 'spike', population: 1, neuron: 2 });
    const state = engine.snapshot();
    expect(state.recentSpikes.ticks.length).toBeGreaterThan(0);
    const read = await readCheckpoint(await writeCheckpoint(circuit, state, { note: 'kept' }), circuit);
    expect(whole(read.state)).toEqual(whole(state));
    expect(read).toMatchObject({ network: 'small', seed: 3, meta: { note: 'kept' } });
  });

  it('can be looked into without its network', async () => {
    const { state } = await readCheckpoint(await saved(await small()));
    expect(state.tick).toBe(200);
  });

  it('is refused by every other network', async () => {
    const bytes = await saved(await small());
    await expect(readCheckpoint(bytes, await small())).resolves.toBeDefined();
    for (const setting of [
      'parameters.J=4 mV',
      'populations.cells.size=5',
      'run.seed=4',
      'dt=0.2 ms',
      'projections.0.delay=1 ms',
    ]) {
      await expect(readCheckpoint(bytes, await small([setting])), setting).rejects.toThrow('another network');
    }
  });

  it('does not mind how long the run is to be, nor another beginning', async () => {
    const bytes = await saved(await small());
    await expect(readCheckpoint(bytes, await small(['run.for=2 s']))).resolves.toBeDefined();
    await expect(
      readCheckpoint(bytes, await small(['populations.cells.init={v: -60 mV}'])),
    ).resolves.toBeDefined();
  });

  it('writes a column of equal values as one, and the same file from every engine', async () => {
    const circuit = await small();
    const [{ engine }, kernels] = [recordEngine(circuit), makeKernels(circuit, new Relay())];
    for (const each of [engine, kernels]) each.advance(200);
    expect(kernels.snapshot().projections[0]).toHaveProperty('constants', new Map([['w', 3e-3]]));
    const bytes = await writeCheckpoint(circuit, kernels.snapshot());
    expect(bytes).toEqual(await writeCheckpoint(circuit, engine.snapshot()));

    const { header, body } = await unpack(bytes);
    const { columns } = header as { columns: { key: string; length: number; alike?: true }[] };
    const { synapses } = circuit.projections[0];
    expect(columns.find(({ key }) => key === 'w')).toMatchObject({ length: synapses, alike: true });
    const held = columns.reduce((sum, { length, alike }) => sum + (alike ? 1 : length), 0);
    expect(body.length - held).toBe(3 * kernels.snapshot().recentSpikes.ticks.length);

    const { state } = await readCheckpoint(bytes, circuit);
    expect(lengthIn(state.projections[0], 'w')).toBe(synapses);
    for (const again of [recordEngine(circuit).engine, makeKernels(circuit, new Relay())]) {
      again.restore(state);
      again.advance(300);
      engine.restore(state);
      engine.advance(300);
      expect(whole(again.snapshot())).toEqual(whole(engine.snapshot()));
    }
  });

  it('of format 1 is read as ever', async () => {
    const file = new URL('../golden/checkpoint/format-1.checkpoint', import.meta.url);
    const { state, network, meta } = await readCheckpoint(new Uint8Array(readFileSync(file)));
    expect(state).toMatchObject({
      tick: 200,
      recentSpikes: { ticks: Float64Array.of(192), neurons: Uint32Array.of(1) },
      inputs: [{ type: 'add', population: 1, neuron: 2, variable: 'v', value: 0.1 + 0.2 }],
      counters: { spikes: 31, spikesByPopulation: [25, 6], synapticEvents: 58 },
      spikeHash: [1833539135, 379824514],
    });
    expect(state.populations[1].get('lastspike')).toEqual(
      Float64Array.of(0.009600000000000001, 0.014400000000000001, 0.009600000000000001, 0.0173),
    );
    expect(state.projections[0].get('w')).toEqual(new Float64Array(22).fill(3e-3));
    expect({ network, meta }).toEqual({ network: 'small', meta: { note: 'kept' } });
  });

  it('reads the synapses of a circuit only once', async () => {
    const circuit = await small();
    const bytes = await saved(circuit);
    circuit.projections[0].targets[0] ^= 1;
    await expect(readCheckpoint(bytes, circuit)).resolves.toBeDefined();
    await expect(readCheckpoint(bytes, { ...circuit })).rejects.toThrow('another network');
  });

  it('is refused when whole but not what we write', async () => {
    const { header, body } = await unpack(await saved(await small()));
    for (const wrong of [
      null,
      {},
      { ...(header as object), recentSpikes: 99_999 },
      { ...(header as object), columns: [{ of: 'population', index: 7, key: 'v', length: 4 }] },
      { ...(header as object), columns: [{ of: 'population', index: 1, key: 'v', length: 4, alike: true }] },
    ]) {
      await expect(readCheckpoint(await pack(wrong, [body]))).rejects.toThrow('This checkpoint is damaged');
    }
  });
});
