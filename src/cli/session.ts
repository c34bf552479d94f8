/** A network built and ready to run on an engine, with everything that looks on. */
import { totalmem } from 'node:os';
import { buildCircuit } from '../build/build.js';
import type { Circuit } from '../build/circuit.js';
import { Relay } from '../bus/relay.js';
import { chooseEngine, demandEngine, type EngineOptions } from '../engines/choose.js';
import type { Engine } from '../engines/engine.js';
import { nodeThreads } from '../node/threads.js';
import { type BuildProgress, showBuilding } from './build-progress.js';
import type { NetworkSource } from './network-source.js';
import type { Terminal } from './terminal.js';

export interface Session {
  readonly circuit: Circuit;
  readonly relay: Relay;
  readonly engine: Engine;
  readonly buildMs: number;
}

export interface SessionRequest extends Pick<EngineOptions, 'threads'> {
  /** As given to `--engine`. */
  readonly engine: string;
  /** Not a word of progress. */
  readonly quiet: boolean;
}

export async function openSession(
  source: NetworkSource,
  { engine: name, quiet, threads }: SessionRequest,
  terminal: Terminal,
): Promise<Session> {
  demandEngine(name);
  const begun = terminal.nowMs();
  const building = showBuilding(terminal, quiet);
  try {
    const circuit = await buildSource(source, building);
    const relay = new Relay();
    const engine = await source.placing(() =>
      chooseEngine(name, circuit, relay, { ...nodeThreads, threads }),
    );
    return { circuit, relay, engine, buildMs: terminal.nowMs() - begun };
  } finally {
    building.end();
  }
}

/** Problems lead to the lines of the network's file. */
export function buildSource(source: NetworkSource, building?: BuildProgress): Promise<Circuit> {
  return source.placing(() =>
    buildCircuit(source.description, {
      readFile: source.readFile,
      memoryBytes: totalmem(),
      onProgress: building?.update,
    }),
  );
}
