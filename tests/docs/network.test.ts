/** docs/network.md is true: each of its examples, put into a small network, is checked, built and run. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { buildCircuit } from '../../src/build/build.js';
import { loadNetwork } from '../../src/network/load.js';
import { networkSchema } from '../../src/network/schema/network.js';
import { Running } from '../running.js';

const PAGE = readFileSync(new URL('../../docs/network.md', import.meta.url), 'utf8');

const blocks = (language: string) =>
  [...PAGE.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, text]) => text);

const [{ models, populations }] = blocks('yaml').map((text) => parse(text));
const [edges] = blocks('csv');

/** What an example says replaces what is said of the same key here. */
const BASE = {
  synfire: 1,
  name: 'page',
  models,
  populations: { a: { ...populations.a, size: 20 }, b: populations.b },
  run: { for: '5 ms' },
};

it.each(blocks('yaml').map((text, k) => ({ text, example: k + 1 })))('example $example', async ({ text }) => {
  const network = JSON.stringify({ ...BASE, ...parse(text) });
  const { description } = loadNetwork(network, 'page.json');
  const simulation = new Running(await buildCircuit(description, { readFile: async () => edges }));
  expect(() => simulation.run()).not.toThrow();
});

it('names every part of a network', () => {
  for (const key of Object.keys(networkSchema.shape)) expect(PAGE).toContain(`\`${key}`);
});
