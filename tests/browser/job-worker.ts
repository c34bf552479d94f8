/** A web worker that performs one job. */
import { startThreads } from '../../src/web/threads.js';
import { type Job, perform } from './job.js';

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  try {
    const threads = await startThreads(() => new Worker('thread.js', { type: 'module' }), data.threads ?? 1);
    self.postMessage({ outcome: await perform(data, threads) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
