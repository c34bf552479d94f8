/**
 * A network that runs, made of a description, a circuit or a checkpoint:
 *
 * ```ts
 * const simulation = await simulate(description, { seed: 1 });
 * simulation.spikes$('exc').subscribe(({ tMs, neuron }) => { ... });
 * await simulation.run({ for: '100 ms' });
 * simulation.inject({ population: 'exc', neuron: 3, variable: 'v', set: '-50 mV' });
 * await simulation.run();                                   // to the end of the described run
 * ```
 *
 * Runs let the event loop have its turn every few milliseconds; whatever happens there (a pause, an injected value)
 * happens between two ticks. Cutting a run in pieces changes nothing: run(a + b) is run(a), run(b).
 */
import type { Circuit } from './build/circuit.js';
import { QuantityReader } from './build/quantity-reader.js';
import { Relay } from './bus/relay.js';
import { chooseEngine, type EngineName, type EngineOptions } from './engines/choose.js';
import type { Engine } from './engines/engine.js';
import type { NetworkDescription } from './network/description.js';
import { tickToMs } from './probes/time-text.js';
import { Problem } from './problem.js';
import { Driver } from './simulation/driver.js';
import { Pace } from './simulation/pace.js';
import { Simulation } from './simulation/simulation.js';
import { type Meta, readCheckpoint } from './state/checkpoint.js';
import type { JournalEntry } from './state/journal.js';
import { Replay } from './state/replay.js';

export interface SimulateOptions extends EngineOptions {
  /** Instead of the network's own. Of a circuit, whose connections are drawn already, it seeds what is drawn while it runs. */
  readonly seed?: number;
  /** Left out: `auto`, the fastest that works here. What comes out does not depend on it. */
  readonly engine?: EngineName;
  /** Reads a file that the description names, beside the network file. */
  readonly readFile?: (path: string) => Promise<string>;
  /** A clock, in milliseconds: without it a run does not know how long it took. */
  readonly now?: () => number;
  /** Inputs to repeat (state/journal.ts). */
  readonly replay?: readonly JournalEntry[];
}

/** Builds a description (or takes a circuit that has been built) and makes it ready to run. */
export async function simulate(
  network: NetworkDescription | Circuit,
  options: SimulateOptions = {},
): Promise<Simulation> {
  const given = isCircuit(network) ? { ...network, seed: options.seed ?? network.seed } : undefined;
  const circuit = given ?? (await build(network as NetworkDescription, options));
  return makeSimulation(circuit, given === undefined ? { description: network } : {}, options);
}

/**
 * Goes on from a checkpoint as if never stopped. One that was made from a description needs nothing else; one that was
 * made from a circuit needs that circuit.
 */
export async function resume(
  checkpoint: Uint8Array,
  options: Omit<SimulateOptions, 'seed'> & { readonly circuit?: Circuit } = {},
): Promise<Simulation> {
  const { meta, seed } = await readCheckpoint(checkpoint);
  const description = meta.description as NetworkDescription | undefined;
  const circuit = options.circuit ?? (description && (await build(description, { ...options, seed })));
  if (circuit === undefined) {
    throw new Problem('This checkpoint does not hold the description of its network.', {
      fix: 'Give the circuit that it was made from.',
    });
  }
  const { state } = await readCheckpoint(checkpoint, circuit);
  return makeSimulation(circuit, meta, options, (engine) => {
    engine.restore(state);
    return state.inputs.length;
  });
}

async function build(
  description: NetworkDescription,
  { seed, readFile }: Pick<SimulateOptions, 'seed' | 'readFile'>,
): Promise<Circuit> {
  const { buildCircuit } = await import('./build/build.js');
  return buildCircuit(description, { seed, readFile });
}

async function makeSimulation(
  circuit: Circuit,
  meta: Meta,
  options: SimulateOptions,
  restore: (engine: Engine) => number = () => 0,
): Promise<Simulation> {
  const { engine: name = 'auto', replay, now } = options;
  const relay = new Relay();
  // Loaded here, not above: who only reads descriptions should not wait for them.
  const [engine, { Streams }, { loadParser }] = await Promise.all([
    chooseEngine(name, circuit, relay, options),
    import('./bus/streams.js'),
    import('./equations/parser.js'),
  ]);
  const waiting = restore(engine);
  const streams = new Streams(relay, {
    populations: circuit.populations.map(({ name }) => name),
    projections: circuit.projections.map(({ name }) => name),
    tMs: (tick) => tickToMs(tick, circuit.dt),
  });
  return new Simulation(circuit, relay, {
    streams,
    quantities: new QuantityReader(new Map(), await loadParser()),
    driver: new Driver(engine, replay && new Replay(replay, engine, waiting)),
    pace: new Pace(now),
    meta,
  });
}

function isCircuit(network: NetworkDescription | Circuit): network is Circuit {
  return Array.isArray(network.populations);
}
