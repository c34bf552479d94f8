/**
 * Threads of Node that outlive their crews, for the next crew to take: where hundreds come one after the other, starting
 * threads would take most of the time.
 */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { SpawnThread } from '../../../src/engines/kernels/threads/crew.js';
import { ROOT } from '../../built.js';

export interface KeptThreads {
  readonly spawn: SpawnThread;
  end(): Promise<void>;
}

/** A thread of the built package that works for whoever sends it a start, again and again. */
const SCRIPT = `
  const { parentPort } = require('node:worker_threads');
  import(${JSON.stringify(pathToFileURL(join(ROOT, 'dist/engines/kernels/index.js')).href)}).then(
    ({ runThread }) => parentPort.on('message', runThread),
  );`;

export function keepThreads(): KeptThreads {
  const all: Worker[] = [];
  const free: Worker[] = [];
  const begin = (): Worker => {
    const worker = new Worker(SCRIPT, { eval: true });
    all.push(worker);
    return worker;
  };
  return {
    spawn(start) {
      const worker = free.pop() ?? begin();
      worker.postMessage(start);
      // It has been told to leave: what it is sent next it takes when it has.
      return () => void free.push(worker);
    },
    end: async () => void (await Promise.all(all.map((worker) => worker.terminate()))),
  };
}
