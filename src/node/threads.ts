/** Threads of Node for the kernels. They end with the process, or when the engine no longer needs them. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { KernelOptions } from '../engines/kernels/index.js';
import { packageFile } from './package-file.js';

/** To be given to `simulate` or `resume` with other options. */
export const nodeThreads: Required<Pick<KernelOptions, 'cores' | 'spawn'>> = {
  cores: availableParallelism(),
  spawn(start) {
    const file = packageFile(WORKER_FILE);
    // A thread that never begins would be waited for for ever.
    if (!existsSync(file)) throw new Error(`${WORKER_FILE} is missing: it comes with \`npm run build\`.`);
    const worker = new Worker(file, { workerData: start });
    worker.unref();
    return () => void worker.terminate();
  },
};

/** As built, wherever this file is: tests run the sources, but Node takes no TypeScript for a thread. */
const WORKER_FILE = 'dist/bin/thread-worker.js';
