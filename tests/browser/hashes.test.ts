/** A network in a web worker gives the spikes that it gives in Node, and is in the same state afterwards. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadNetwork } from '../../src/network/load.js';
import { cutDown } from '../conformance/cases.js';
import { NETWORK_FILES } from '../network-files.js';
import { needsChromium, type OpenPage, openPage } from './browser.js';
import { type Job, perform } from './job.js';
import { jobSite, performInBrowser } from './job-site.js';

const FOLDER = fileURLToPath(new URL('../../networks/', import.meta.url));
const read = (name: string) => readFileSync(`${FOLDER}${name}.yaml`, 'utf8');
const NETWORKS = NETWORK_FILES.map((file) => basename(file, '.yaml'));

/** Networks of millions of synapses are cut down: they take longer to build than a test may. */
function settingsOf(name: string): readonly string[] {
  return name.startsWith('microcircuit') ? cutDown(loadNetwork(read(name), name).description) : [];
}

/** The compiled engine runs them all; the actors, slower and held to it elsewhere, some of every kind. */
const ON_ACTORS = [
  'cobahh',
  'gap_junctions',
  'izhikevich2003',
  'ping',
  'polychrony',
  'reward',
  'stdp_poisson',
];
const CASES = [
  ...NETWORKS.map((name) => [name, 'kernels'] as const),
  ...ON_ACTORS.map((name) => [name, 'actors'] as const),
];
/** Long enough for the slowest to fire. */
const SECONDS = 0.1;

describe(...needsChromium('in a browser as in Node'), () => {
  let open: OpenPage;
  beforeAll(async () => {
    open = await openPage(await jobSite());
  });
  afterAll(() => open?.close());

  it.each(CASES)('%s on %s', async (name, engine) => {
    const job: Job = { text: read(name), settings: settingsOf(name), seconds: SECONDS, engine };
    const inNode = await perform(job);
    expect(inNode.spikes).toBeGreaterThan(0);
    expect(await performInBrowser(open, job)).toEqual(inNode);
  });

  it.each(['cobahh', 'cuba', 'izhikevich2003'])('%s in f32', async (name) => {
    const job: Job = { text: `${read(name)}\nprecision: f32\n`, seconds: SECONDS, engine: 'kernels' };
    const inNode = await perform(job);
    expect(inNode.spikes).toBeGreaterThan(0);
    expect(await performInBrowser(open, job)).toEqual(inNode);
  });
});
