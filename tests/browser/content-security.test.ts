/** A page may forbid code made from text, and WebAssembly: what can run then gives what it gives elsewhere. */
import { afterEach, describe, expect, it } from 'vitest';
import { needsChromium, type OpenPage, openPage } from './browser.js';
import { type Job, perform } from './job.js';
import { jobSite, performInBrowser } from './job-site.js';

const TEXT = `
synfire: 1
name: small
populations:
  cells: {model: lif, size: 50, with: {drive: 20 mV}, init: {v: El + rand() * (Vt - El)}}
projections:
  - {from: cells, to: cells, connect: {probability: 0.2}, weight: 0.3 mV, delay: 1.5 ms}
run: {for: 50 ms}
`;

describe(...needsChromium('under a Content-Security-Policy'), () => {
  let open: OpenPage;
  afterEach(() => open?.close());

  it.each([
    ['actors', `'self'`, 'actors'],
    ['auto', `'self'`, 'actors'],
    ['auto', `'self' 'wasm-unsafe-eval'`, 'kernels'],
  ] as const)('%s under script-src %s is %s', async (engine, sources, chosen) => {
    const job: Job = { text: TEXT, seconds: 0.05, engine };
    open = await openPage(await jobSite(), { 'Content-Security-Policy': `script-src ${sources}` });
    const inNode = await perform({ ...job, engine: chosen });
    expect(inNode.spikes).toBeGreaterThan(0);
    expect(await performInBrowser(open, job)).toEqual(inNode);
  });
});
