/** A network built and ready to run on an engine, with everything that looks on. */
import { totalmem } from 'node:os';
import { buildCircuit } from '../build/build.js';
import type { Circuit } from '../build/circuit.js';
import { Relay } from '../bus/relay.js';
import { makeActors } from '../engines/actors/index.js';
import type { Engine } from '../engines/engine.js';
import { Problem } from '../problem.js';
import { suggestion } from '../suggest.js';
import type { NetworkSource } from './network-source.js';
import type { Terminal } from './terminal.js';

export interface Session {
  readonly circuit: Circuit;
  readonly relay: Relay;
  readonly engine: Engine;
  /** What the engine computes with. */
  readonly backend: string;
  readonly threads: number;
  readonly buildMs: number;
}

/** @param engineName as given to `--engine`. */
export async function openSession(
  source: NetworkSource,
  engineName: string,
  terminal: Pick<Terminal, 'nowMs'>,
): Promise<Session> {
  demandEngine(engineName);
  const begun = terminal.nowMs();
  return source.placing(async () => {
    const circuit = await buildCircuit(source.description, {
      readFile: source.readFile,
      memoryBytes: totalmem(),
    });
    const relay = new Relay();
    const engine = makeActors(circuit, relay);
    return {
      circuit,
      relay,
      engine,
      backend: 'javascript',
      threads: 1,
      buildMs: terminal.nowMs() - begun,
    };
  });
}

/** Refuses what does not exist, and what does not exist yet, before anything is built. */
export function demandEngine(name: string): void {
  if (name === 'auto' || name === 'actors') return;
  if (PLANNED.includes(name)) {
    throw new Problem(`The engine \`${name}\` is not in this version yet.`, {
      fix: 'Use `--engine actors`, or leave `--engine` out.',
    });
  }
  throw new Problem(`There is no engine \`${name}\`.`, {
    fix: suggestion(name, ['auto', 'actors', ...PLANNED]),
  });
}

const PLANNED = ['kernels', 'tensor'];
