/** One run of a network, the same in Node and in a browser's worker, and all that tells whether two are the same. */
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { SpikeHash } from '../../src/bus/spike-hash.js';
import { chooseEngine, type EngineName } from '../../src/engines/choose.js';
import { loadNetwork } from '../../src/network/load.js';
import { writeCheckpoint } from '../../src/state/checkpoint.js';

export interface Job {
  /** The network file. */
  readonly text: string;
  readonly seconds: number;
  readonly engine: EngineName;
}

export interface Outcome {
  readonly engine: string;
  readonly spikes: number;
  readonly spikeHash: string;
  /** Of a checkpoint at the end: every connection, weight, variable and spike on its way, to the last bit. */
  readonly stateDigest: string;
}

export async function perform(job: Job): Promise<Outcome> {
  const circuit = await buildCircuit(loadNetwork(job.text, 'network.yaml').description);
  const engine = await chooseEngine(job.engine, circuit, new Relay());
  engine.advance(Math.round(job.seconds / circuit.dt));
  return {
    engine: engine.name,
    spikes: engine.counters.spikes,
    spikeHash: new SpikeHash(engine.spikeHash).toString(),
    stateDigest: await digest(await writeCheckpoint(circuit, engine.snapshot())),
  };
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
