/** A web worker that performs one job. */
import { type Job, perform } from './job.js';

self.onmessage = async ({ data }: MessageEvent<Job>) => {
  try {
    self.postMessage({ outcome: await perform(data) });
  } catch (error) {
    self.postMessage({ error: String(error) });
  }
};
