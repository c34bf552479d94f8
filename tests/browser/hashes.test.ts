/** A network in a web worker gives the spikes that it gives in Node, and is in the same state afterwards. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsChromium, type OpenPage, openPage } from './browser.js';
import { bundle } from './bundle.js';
import { type Job, type Outcome, perform } from './job.js';

/** Of every kind: conductances, random input, plasticity, gap junctions, delays, noise. */
const NETWORKS = {
  cuba: '100 ms',
  cobahh: '100 ms',
  brunel_ai: '100 ms',
  gap_junctions: '300 ms',
  izhikevich2003: '100 ms',
  ping: '300 ms',
  polychrony: '100 ms',
  reward: '300 ms',
  stdp_poisson: '300 ms',
  vogels2011: '100 ms',
};

const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

describe(...needsChromium('in a browser as in Node'), () => {
  let open: OpenPage;
  const inBrowser = (job: Job): Promise<Outcome> =>
    open.page.evaluate((job) => globalThis.performInWorker(job), job);

  beforeAll(async () => {
    const site = await bundle({ 'job-page': fileOf('job-page.ts'), 'job-worker': fileOf('job-worker.ts') });
    const index = '<!doctype html><script type="module" src="job-page.js"></script>';
    open = await openPage(new Map([...site, ['index.html', index]]), true);
  });
  afterAll(() => open?.close());

  it.each(Object.entries(NETWORKS))('%s', async (name, duration) => {
    const text = readFileSync(new URL(`../../networks/${name}.yaml`, import.meta.url), 'utf8');
    const job: Job = { text, for: duration, engine: 'actors' };
    const expected = await perform(job);
    expect(expected.spikes).toBeGreaterThan(0);
    expect(await inBrowser(job)).toEqual(expected);
  });
});
