/** A web worker that performs one job. */
// Loaded beforehand: then nothing that is loaded later gives threads the time to begin.
import '../../src/engines/kernels/index.js';
import { startThreads } from '../../src/web/threads.js';
import { type Job, perform } from './job.js';

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  try {
    const start = () => startThreads(() => new Worker('thread.js', { type: 'module' }), data.threads ?? 1);
    self.postMessage({ outcome: await perform(data, start) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
