/** The site whose page performs jobs, and how to ask it to. */
import { fileURLToPath } from 'node:url';
import type { OpenPage } from './browser.js';
import { bundle, type Site } from './bundle.js';
import type { Job, Outcome } from './job.js';

/** Bundled once, however often it is asked for. */
export function jobSite(): Promise<Site> {
  made ??= make();
  return made;
}

let made: Promise<Site> | undefined;

async function make(): Promise<Site> {
  const site = await bundle({
    'job-page': fileOf('job-page.ts'),
    'job-worker': fileOf('job-worker.ts'),
    thread: fileOf('../../src/web/thread.ts'),
  });
  return new Map([
    ...site,
    ['index.html', '<!doctype html><script type="module" src="job-page.js"></script>'],
  ]);
}

export function performInBrowser({ page }: OpenPage, job: Job): Promise<Outcome> {
  return page.evaluate((job) => globalThis.performInWorker(job), job);
}

function fileOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
