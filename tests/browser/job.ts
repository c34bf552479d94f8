/** One run of a network, the same in Node and in a browser's worker, and all that tells whether two are the same. */
import type { SimulateOptions } from '../../src/index.js';
import { loadNetwork, simulate } from '../../src/index.js';

export interface Job extends Pick<SimulateOptions, 'engine' | 'threads'> {
  /** The network file. */
  readonly text: string;
  readonly for: string;
}

export interface Outcome {
  readonly engine: string;
  readonly threads: number;
  readonly spikes: number;
  readonly spikeHash: string;
  /** Of a checkpoint at the end: every connection, weight, variable and spike on its way, to the last bit. */
  readonly stateDigest: string;
}

export async function perform({ text, for: duration, engine, threads }: Job): Promise<Outcome> {
  const simulation = await simulate(loadNetwork(text, 'network.yaml').description, { engine, threads });
  const { spikes, spikeHash } = await simulation.run({ for: duration });
  const digest = await crypto.subtle.digest(
    'SHA-256',
    (await simulation.checkpoint()) as Uint8Array<ArrayBuffer>,
  );
  return {
    engine: simulation.engine.name,
    threads: simulation.engine.threads,
    spikes,
    spikeHash,
    stateDigest: [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
  };
}
