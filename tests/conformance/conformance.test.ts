/** What must hold of every model, synapse, rule and network, whoever adds it. */
import { describe, expect, it } from 'vitest';
import type { Circuit } from '../../src/build/circuit.js';
import type { Input } from '../../src/bus/event.js';
import type { EngineState } from '../../src/engines/engine.js';
import type { NetworkDescription } from '../../src/network/description.js';
import { readCheckpoint, writeCheckpoint } from '../../src/state/checkpoint.js';
import { bits, recordEngine } from '../engines/record.js';
import { buildCase, CASES } from './cases.js';

const BEFORE = 130;
const AFTER = 170;

/** Everything of a state, to the bit. */
const whole = (state: EngineState): unknown => ({
  ...state,
  populations: bits(state.populations),
  projections: bits(state.projections),
});

const arrays = (circuit: Circuit): unknown => [
  bits(circuit.populations.map(({ columns }) => columns)),
  bits(circuit.projections.map(({ columns }) => columns)),
  circuit.projections.map(({ targets, rowStart, delayTicks }) => [targets, rowStart, delayTicks].join(' ')),
];

/** A spike from outside, and a value where the circuit has one to change. */
function inputsFor({ populations }: Circuit): Input[] {
  const inputs: Input[] = [{ type: 'spike', population: 0, neuron: 1 }];
  for (const { index, program } of populations) {
    const state = [...program.scope.values()].find(({ role }) => role === 'state');
    if (state !== undefined)
      inputs.push({ type: 'add', population: index, neuron: 0, variable: state.key, value: 1e-3 });
  }
  return inputs;
}

const draws = ({ populations, projections, drives }: Circuit): boolean =>
  drives.length > 0 ||
  populations.some(
    ({ program }) => program.integrate.draws + program.reset.draws + (program.threshold?.draws ?? 0) > 0,
  ) ||
  projections.some(({ program }) => (program.onPre?.draws ?? 0) + (program.onPost?.draws ?? 0) > 0);

describe.each(CASES)('$name', ({ describe: describeNetwork }) => {
  let described: Promise<NetworkDescription> | undefined;
  let built: Promise<Circuit> | undefined;
  const description = (): Promise<NetworkDescription> => {
    described ??= describeNetwork();
    return described;
  };
  const circuit = (): Promise<Circuit> => {
    built ??= description().then((network) => buildCase(network));
    return built;
  };

  it('repeats itself with the same seed, and not with another', async () => {
    const first = recordEngine(await circuit());
    const again = recordEngine(await buildCase(await description()));
    const other = recordEngine(await buildCase(await description(), 77));
    for (const { engine } of [first, again, other]) engine.advance(BEFORE + AFTER);
    const state = first.engine.snapshot();
    expect(whole(again.engine.snapshot())).toEqual(whole(state));
    expect(again.spikes).toEqual(first.spikes);
    const asBuilt = recordEngine(await circuit()).engine.snapshot();
    expect([first.spikes.length, bits(state.populations)]).not.toEqual([0, bits(asBuilt.populations)]);
    if (draws(await circuit()))
      expect(bits(other.engine.snapshot().populations).concat(other.spikes as never)).not.toEqual(
        bits(state.populations).concat(first.spikes as never),
      );
  });

  it('does in parts what it does in one', async () => {
    const network = await circuit();
    const one = recordEngine(network);
    one.engine.advance(BEFORE + AFTER);
    const two = recordEngine(network);
    two.engine.advance(BEFORE);
    two.engine.advance(0);
    for (let tick = 0; tick < AFTER; tick++) two.engine.advance(1);
    expect(whole(two.engine.snapshot())).toEqual(whole(one.engine.snapshot()));
    expect(two.spikes).toEqual(one.spikes);
    expect(two.deliveries).toEqual(one.deliveries);
  });

  it('goes on from a checkpoint as if it had never stopped', async () => {
    const network = await circuit();
    const { engine, spikes, deliveries } = recordEngine(network);
    engine.advance(BEFORE);
    for (const input of inputsFor(network)) engine.inject(input);
    const bytes = await writeCheckpoint(network, engine.snapshot());
    const spikesBefore = spikes.length;
    const deliveriesBefore = deliveries.length;
    engine.advance(AFTER);

    // Nothing is carried over but the description and the bytes, as from one process to the next.
    const rebuilt = await buildCase(structuredClone(await description()));
    const second = recordEngine(rebuilt);
    second.engine.restore((await readCheckpoint(bytes.slice(), rebuilt)).state);
    expect(second.engine.tick).toBe(BEFORE);
    second.engine.advance(AFTER);
    expect(second.spikes).toEqual(spikes.slice(spikesBefore));
    expect(second.deliveries).toEqual(deliveries.slice(deliveriesBefore));
    expect(whole(second.engine.snapshot())).toEqual(whole(engine.snapshot()));
  });

  it('leaves the circuit and a snapshot as they were', async () => {
    const network = await circuit();
    const before = arrays(network);
    const { engine } = recordEngine(network);
    engine.advance(BEFORE);
    const snapshot = engine.snapshot();
    const kept = whole(snapshot);
    engine.advance(AFTER);
    engine.restore(snapshot);
    engine.advance(1);
    expect(arrays(network)).toEqual(before);
    expect(whole(snapshot)).toEqual(kept);
  });

  it('refuses NaN from outside, in what it starts with and in what it goes on with', async () => {
    const network = await circuit();
    const { engine } = recordEngine(network);
    const snapshot = engine.snapshot();
    const poison = (columns: ReadonlyMap<string, Float64Array>, key: string): Map<string, Float64Array> =>
      new Map(columns).set(key, new Float64Array(columns.get(key)!.length).fill(Number.NaN));
    for (const { name, index, columns } of network.populations) {
      for (const key of columns.keys()) {
        const change = {
          type: 'set',
          population: index,
          neuron: 0,
          variable: key,
          value: Number.NaN,
        } as const;
        expect(() => engine.inject(change)).toThrow(name);
        const populations = network.populations.map((one) =>
          one.index === index ? { ...one, columns: poison(columns, key) } : one,
        );
        expect(() => recordEngine({ ...network, populations })).toThrow(
          `\`${key}\` of neuron 0 of \`${name}\``,
        );
      }
    }
    for (const { name, index, columns, synapses } of network.projections) {
      for (const key of synapses > 0 ? columns.keys() : []) {
        const projections = snapshot.projections.map((one, k) => (k === index ? poison(one, key) : one));
        expect(() => engine.restore({ ...snapshot, projections })).toThrow(
          `\`${key}\` of synapse 0 of \`${name}\``,
        );
      }
    }
  });
});
