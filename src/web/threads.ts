/**
 * Threads of a browser for the kernels. A worker begins only when the event loop of its maker turns, and the kernels wait
 * for their threads without turning it. So the workers are made beforehand, and used again: one that leaves an engine
 * is free for the next.
 */
import type { KernelOptions } from '../engines/kernels/index.js';
import { Problem } from '../problem.js';
import { supportsThreads } from '../wasm/support.js';

/** To be given to `simulate` or `resume` with other options. */
export interface Threads extends Pick<KernelOptions, 'cores' | 'spawn'> {
  /** Ends the workers. */
  end(): void;
}

/** A worker that answers it hears at once what it is told from then on, even from one who then waits. */
export const GREETING = 'hello';

/**
 * Call it in a web worker: a page itself may not wait.
 *
 * @param make a worker whose module imports `synfire/thread`.
 * @param count of threads that may run at once, with the one that calls. Where threads may share no memory, because the page is
 * not isolated from others, there is only that one.
 */
export async function startThreads(
  make: () => Worker,
  count = navigator.hardwareConcurrency,
): Promise<Threads> {
  if (!supportsThreads()) return { cores: 1, end() {} };
  const workers = Array.from({ length: Math.max(0, count - 1) }, make);
  const end = (): void => {
    for (const worker of workers) worker.terminate();
  };
  await Promise.all(workers.map(ready)).catch((error) => {
    end();
    throw error;
  });
  const free = [...workers];
  return {
    cores: workers.length + 1,
    spawn(start) {
      const worker = free.pop();
      if (worker === undefined) {
        throw new Problem(`There are only ${workers.length + 1} threads, or others use them.`, {
          fix: 'Start more of them, ask for fewer, or end the engines that need theirs no longer.',
        });
      }
      worker.postMessage(start);
      return () => void free.push(worker);
    },
    end,
  };
}

function ready(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.onmessage = () => resolve();
    worker.onerror = ({ message }) =>
      reject(
        new Problem(`A thread cannot be started${message === undefined ? '' : `: ${message}`}.`, {
          fix: 'Give workers whose module imports `synfire/thread`.',
        }),
      );
    worker.postMessage(GREETING);
  });
}
