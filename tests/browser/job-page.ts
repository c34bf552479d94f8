/** A page whose jobs are performed in a web worker each. */
import type { Job, Outcome } from './job.js';

declare global {
  var performInWorker: (job: Job) => Promise<Outcome>;
}

globalThis.performInWorker = (job) =>
  new Promise((resolve, reject) => {
    const worker = new Worker('job-worker.js', { type: 'module' });
    worker.onmessage = ({ data: { outcome, error } }) => {
      worker.terminate();
      if (error === undefined) resolve(outcome);
      else reject(new Error(error));
    };
    worker.onerror = ({ message }) => reject(new Error(message));
    worker.postMessage(job);
  });
