/**
 * What the conformance suite runs: every built-in neuron, synapse and rule, and every network of networks/, found by
 * looking. A model nobody has told the suite about is put to work the way the first of these settings allows.
 */

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildCircuit } from '../../src/build/build.js';
import type { Circuit } from '../../src/build/circuit.js';
import { loadParser } from '../../src/equations/parser.js';
import { NEURONS, SYNAPSES } from '../../src/models/index.js';
import type { NetworkDescription } from '../../src/network/description.js';
import { loadNetwork } from '../../src/network/load.js';
import { Problem, Problems } from '../../src/problem.js';
import { RULES } from '../../src/rules/index.js';
import { NETWORK_FILES } from '../network-files.js';

export interface Case {
  readonly name: string;
  describe(): Promise<NetworkDescription>;
}

const parse = await loadParser();

export const buildCase = (description: NetworkDescription, seed?: number): Promise<Circuit> =>
  buildCircuit(description, { parse, seed });

const fromText = (text: string): NetworkDescription => loadNetwork(text, 'case.yaml').description;

/** The first of the descriptions that is one of a network. */
async function firstThatBuilds(
  candidates: readonly (() => NetworkDescription)[],
): Promise<NetworkDescription> {
  const found: unknown[] = [];
  for (const candidate of candidates) {
    try {
      const description = candidate();
      await buildCase(description);
      return description;
    } catch (error) {
      if (!(error instanceof Problem || error instanceof Problems)) throw error;
      found.push(error);
    }
  }
  throw new Error(`no way to put it to work:\n${found.join('\n')}`);
}

const HEAD = `
synfire: 1
name: case
run: {for: 60 ms, seed: 5}
models:
  modulated:
    equations: |
      dv/dt = (25*mV - v) / (10*ms) : volt (unless refractory)
      dreward/dt = (0.1 - reward) / (50*ms) : 1
    threshold: v > 15*mV
    reset: v = 0*mV
    refractory: 2 ms
    input: v
`;

/** A weight that can be felt, for every kind of input a neuron has. */
const WEIGHTS = ['3 mV', '5 nS', '100 pA', '1'];

const neuronNetworks = (model: string): string[] => [
  ...WEIGHTS.map(
    (weight) => `${HEAD}
populations:
  drive: {model: poisson, size: 5, rate: 200 Hz}
  cells: {model: ${model}, size: 4}
projections:
  - {from: drive, to: cells, connect: all, weight: ${weight}, delay: 0.3 ms}
  - {from: cells, to: cells, connect: {where: i != j}, weight: ${weight}, delay: "1 ms + 2 ms * rand()"}
`,
  ),
  // Sources take no input, and a list has to be given one.
  ...[', at: [[0, 1 ms], [3, 1 ms], [2, 12.3 ms], [0, 21 ms]]', ''].map(
    (list) => `${HEAD}
populations:
  cells: {model: ${model}, size: 40${list}}
  heard: {model: lif, size: 2}
projections:
  - {from: cells, to: heard, connect: all, weight: 4 mV, delay: 2 ms}
`,
  ),
  // Units that never fire have nobody to tell.
  `${HEAD}
populations:
  cells: {model: ${model}, size: 4, init: {r: rand()}}
`,
];

const synapseNetworks = (synapse: string): string[] => {
  const network = (cell: string, details: string): string => `${HEAD}
populations:
  drive: {model: poisson, size: 6, rate: 150 Hz}
  cells: ${cell}
projections:
  - {from: drive, to: cells, connect: all, ${synapse}, delay: "0.1 ms * int(30 * rand())", ${details}}
  - {from: cells, to: cells, connect: {where: i != j}, ${synapse}, delay: 1 ms, ${details}}
`;
  const lif = '{model: lif, size: 3, with: {drive: 18 mV}, init: {v: El + rand() * (Vt - El)}}';
  const modulated = '{model: modulated, size: 3, init: {v: 15*mV * rand()}}';
  return [
    ...['weight: 2 mV', 'init: {w: 2 mV}', 'with: {wmax: 4 mV}'].flatMap((weight) => [
      network(lif, weight),
      network(modulated, weight),
      network(lif, `variable: I_syn, ${weight}`),
    ]),
    network(lif, 'variable: I_syn, weight: 0.3'),
    network('{model: lif_frontprop, size: 3, init: {theta: 0.1}}', 'init: {w: 0.5}'),
    `${HEAD}
populations: {cells: ${lif}}
projections: [{from: cells, to: cells, connect: {where: i != j}, ${synapse}, variable: I_gap, weight: 0.1}]
`,
    `${HEAD}
populations: {units: {model: rate, size: 3, with: {drive: 4}, init: {r: rand()}}}
projections: [{from: units, to: units, connect: {where: i != j}, ${synapse}, weight: 2}]
`,
  ];
};

const NETWORKS = fileURLToPath(new URL('../../networks/', import.meta.url));
const SMALL = 40;
const FEW = 8;

/** As it is with all populations cut down, where that leaves a network; else as it is. */
function smallNetworks(file: string): (() => NetworkDescription)[] {
  const text = readFileSync(NETWORKS + file, 'utf8');
  const load = (settings: readonly string[] = []): NetworkDescription =>
    loadNetwork(text, file, settings).description;
  return [() => load(cutDown(load())), load];
}

/** Settings that make a network small. */
export function cutDown({ populations, projections }: NetworkDescription): readonly string[] {
  return [
    ...Object.entries(populations)
      .filter(([, { size }]) => size > SMALL)
      .map(([name]) => `populations.${name}.size=${SMALL}`),
    ...projections.flatMap(({ connect: { pattern } }, k) =>
      pattern.endsWith('_degree') || pattern === 'total'
        ? [`projections.${k}.connect.${pattern}=${pattern === 'total' ? FEW * SMALL : FEW}`]
        : [],
    ),
  ];
}

const made = (name: string, texts: () => string[]): Case => ({
  name,
  describe: () => firstThatBuilds(texts().map((text) => () => fromText(text))),
});

export const CASES: readonly Case[] = [
  ...[...NEURONS.keys()].map((name) => made(`neuron ${name}`, () => neuronNetworks(name))),
  ...[...SYNAPSES.keys()].map((name) => made(`synapse ${name}`, () => synapseNetworks(`synapse: ${name}`))),
  ...[...RULES.keys()].map((name) => made(`rule ${name}`, () => synapseNetworks(`learn: {rule: ${name}}`))),
  ...NETWORK_FILES.map((file) => ({
    name: `network ${file}`,
    describe: () => firstThatBuilds(smallNetworks(file)),
  })),
];
