/**
 * The same network and seed give the same spikes on every machine, operating system and version of Node: these hashes were
 * the same on Node 20, 22 and 24. A change of one is a change of what everybody's runs give, and needs a reason.
 */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { buildCircuit } from '../../src/build/build.js';
import { loadNetwork } from '../../src/network/load.js';
import { simulate } from '../../src/simulation.js';

const PINNED_AT_300_MS: ReadonlyMap<string, string> = new Map([
  ['cuba', 'c097a5614632fe26'],
  ['izhikevich2003', 'd4c828fc7b1e8806'],
  ['cobahh', '24ea0df1ec66b77c'],
  ['stdp_poisson', 'febcabcbf366345c'],
  ['vogels2011', 'de198cb328d4c440'],
]);

it.each([...PINNED_AT_300_MS])('%s hashes to %s', async (name, hash) => {
  const text = readFileSync(new URL(`../../networks/${name}.yaml`, import.meta.url), 'utf8');
  const simulation = await simulate(await buildCircuit(loadNetwork(text, name).description));
  const { spikeHash } = await simulation.run({ for: '300 ms' });
  expect(spikeHash).toBe(hash);
});
