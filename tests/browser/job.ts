/** One run of a network, restored half-way, the same in Node and in a browser's worker, and all that tells whether two are the same. */
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { SpikeHash } from '../../src/bus/spike-hash.js';
import { chooseEngine, type EngineName, type EngineOptions } from '../../src/engines/choose.js';
import { loadNetwork } from '../../src/network/load.js';
import { writeCheckpoint } from '../../src/state/checkpoint.js';

export interface Job {
  /** The network file. */
  readonly text: string;
  /** Changes to it, as for `--set`. */
  readonly settings?: readonly string[];
  readonly seconds: number;
  readonly engine: EngineName;
  readonly threads?: number;
}

export interface Outcome {
  readonly engine: string;
  readonly threads: number;
  readonly spikes: number;
  readonly spikeHash: string;
  /** Of a checkpoint at the end: every connection, weight, variable and spike on its way, to the last bit. */
  readonly stateDigest: string;
}

/** @param startThreads called last before the engine is made. */
export async function perform(
  job: Job,
  startThreads: () => Promise<EngineOptions> = async () => ({}),
): Promise<Outcome> {
  const circuit = await buildCircuit(loadNetwork(job.text, 'network.yaml', job.settings).description);
  const options = await startThreads();
  const engine = await chooseEngine(job.engine, circuit, new Relay(), { ...options, threads: job.threads });
  const ticks = Math.round(job.seconds / circuit.dt);
  const half = Math.floor(ticks / 2);
  engine.advance(half);
  engine.restore(engine.snapshot());
  engine.advance(ticks - half);
  const outcome = {
    engine: engine.name,
    threads: engine.threads,
    spikes: engine.counters.spikes,
    spikeHash: new SpikeHash(engine.spikeHash).toString(),
    stateDigest: await digest(await writeCheckpoint(circuit, engine.snapshot())),
  };
  engine.end();
  return outcome;
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
