/** Threads of a browser change nothing, and there are none where they may share no memory. */
import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { needsChromium, type OpenPage, openPage } from './browser.js';
import { type Job, perform } from './job.js';
import { jobSite, performInBrowser } from './job-site.js';
import { ISOLATION } from './serve.js';

const job = (name: string, threads: number): Job => ({
  text: readFileSync(new URL(`../../networks/${name}.yaml`, import.meta.url), 'utf8'),
  seconds: 0.1,
  engine: 'kernels',
  threads,
});

describe(...needsChromium('threads in a browser'), () => {
  let open: OpenPage;
  afterEach(() => open?.close());

  it.each(['cuba', 'stdp_poisson', 'vogels2011'])('change nothing of %s: 2, 3 or 4', async (name) => {
    open = await openPage(await jobSite(), ISOLATION);
    const alone = await perform(job(name, 1));
    for (const threads of [2, 3, 4])
      expect(await performInBrowser(open, job(name, threads))).toEqual({ ...alone, threads });
  });

  it('are one where the page is not isolated', async () => {
    open = await openPage(await jobSite());
    expect(await performInBrowser(open, job('cuba', 2))).toEqual(await perform(job('cuba', 1)));
  });
});
