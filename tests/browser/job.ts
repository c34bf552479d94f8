/** One run of a network, the same in Node and in a browser's worker, and all that tells whether two are the same. */
import { buildCircuit } from '../../src/build/build.js';
import { Relay } from '../../src/bus/relay.js';
import { SpikeHash } from '../../src/bus/spike-hash.js';
import { makeActors } from '../../src/engines/actors/index.js';
import { makeKernels } from '../../src/engines/kernels/index.js';
import { loadNetwork } from '../../src/network/load.js';
import { writeCheckpoint } from '../../src/state/checkpoint.js';

export interface Job {
  /** The network file. */
  readonly text: string;
  readonly seconds: number;
  readonly engine: keyof typeof ENGINES;
}

export interface Outcome {
  readonly spikes: number;
  readonly spikeHash: string;
  /** Of a checkpoint at the end: every connection, weight, variable and spike on its way, to the last bit. */
  readonly stateDigest: string;
}

export async function perform(job: Job): Promise<Outcome> {
  const circuit = await buildCircuit(loadNetwork(job.text, 'network.yaml').description);
  const engine = ENGINES[job.engine](circuit, new Relay());
  engine.advance(Math.round(job.seconds / circuit.dt));
  return {
    spikes: engine.counters.spikes,
    spikeHash: new SpikeHash(engine.spikeHash).toString(),
    stateDigest: await digest(await writeCheckpoint(circuit, engine.snapshot())),
  };
}

async function digest(bytes: Uint8Array): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>);
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

const ENGINES = { actors: makeActors, kernels: makeKernels };
