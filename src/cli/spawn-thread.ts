/** Threads of Node for the kernels. They end with the process, or when the engine no longer needs them. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SpawnThread } from '../engines/kernels/index.js';

export const spawnThread: SpawnThread = (start) => {
  const worker = new Worker(new URL('./thread-worker.js', import.meta.url), { workerData: start });
  worker.unref();
  return () => void worker.terminate();
};

export const cores = (): number => availableParallelism();
