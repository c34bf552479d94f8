/** A description becomes a circuit: the only place that knows both. */
import { loadParser, type Parse } from '../equations/parser.js';
import type { NetworkDescription } from '../network/description.js';
import { inUserText } from '../network/origin.js';
import { buildDrive } from './build-drive.js';
import { buildPopulation } from './build-population.js';
import { buildProjection } from './build-projection.js';
import { checkNetwork } from './check.js';
import type { CheckedNetwork } from './checked-network.js';
import { resolveProbe } from './checked-probe.js';
import type { Circuit, Population, Projection } from './circuit.js';
import { longestDelay } from './delays.js';
import { DEFAULT_MEMORY_BYTES, populationBytes, synapseLimit } from './memory.js';

export interface BuildContext {
  /** Instead of the description's. */
  readonly seed?: number;
  /** Reads a file beside the network file, by a path that never leaves its folder. */
  readonly readFile?: (path: string) => Promise<string>;
  readonly parse?: Parse;
  /** How far building is, from 0 to 1, and what is being made. */
  readonly onProgress?: (fraction: number, what: string) => void;
  /** The most the circuit may take. */
  readonly memoryBytes?: number;
}

export async function buildCircuit(
  description: NetworkDescription,
  context: BuildContext = {},
): Promise<Circuit> {
  const parse = context.parse ?? (await loadParser());
  const { seed, memoryBytes } = context;
  return buildChecked(checkNetwork(description, { parse, seed, memoryBytes }), context);
}

async function buildChecked(network: CheckedNetwork, context: BuildContext = {}): Promise<Circuit> {
  const { seed, dt } = network;
  const parts = network.populations.length + network.projections.length;
  let made = 0;
  const told = (what: string): void => context.onProgress?.(made++ / parts, what);

  const populations: Population[] = [];
  for (const population of network.populations) {
    told(population.name);
    populations.push(inUserText(population.expanded, () => buildPopulation(population, seed)));
  }
  let bytes = context.memoryBytes ?? DEFAULT_MEMORY_BYTES;
  for (const population of network.populations) bytes -= populationBytes(population);
  const projections: Projection[] = [];
  for (const projection of network.projections) {
    told(projection.name);
    const built = await buildProjection(projection, {
      seed,
      dtSeconds: dt,
      populations,
      limit: synapseLimit(projection, bytes),
      readFile: context.readFile,
    });
    bytes -= bytesOf(built);
    projections.push(built);
  }
  context.onProgress?.(1, network.name);
  return {
    name: network.name,
    dt,
    seed,
    precision: network.precision,
    populations,
    projections,
    drives: network.drives.map((drive) => buildDrive(drive, populations[drive.population])),
    probes: network.probes.map((probe) => resolveProbe(probe, populations, projections)),
    durationTicks: network.durationTicks,
    maxDelayTicks: projections.reduce(
      (longest, { delayTicks }) => Math.max(longest, longestDelay(delayTicks)),
      0,
    ),
  };
}

function bytesOf({ rowStart, targets, delayTicks, columns, constants }: Projection): number {
  const arrays: { readonly byteLength: number }[] = [rowStart, targets];
  if (typeof delayTicks !== 'number') arrays.push(delayTicks);
  for (const key of columns.keys()) if (!constants?.has(key)) arrays.push(columns.get(key)!);
  return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
}
