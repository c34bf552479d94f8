/** Networks for the tests of building, from the text of a file. */
import { type BuildContext, buildCircuit } from '../../src/build/build.js';
import { type CheckOptions, checkNetwork } from '../../src/build/check.js';
import type { CheckedNetwork } from '../../src/build/checked-network.js';
import type { Circuit, Projection } from '../../src/build/circuit.js';
import { loadParser } from '../../src/equations/parser.js';
import { loadNetwork } from '../../src/network/load.js';
import { Problem, Problems } from '../../src/problem.js';

export const parse = await loadParser();

const HEAD = `
synfire: 1
name: small
run: {for: 25 ms}
parameters: {gmax: 0.5, tau: 10 ms}
models:
  cell:
    equations: |
      dv/dt = -v / tau : volt
      x : 1
      y : 1
      twice = 2 * x : 1
    threshold: v > 1 mV
    reset: v = 0 mV
`;

/** The cell has v, x, y and the subexpression twice. */
export const describe = (body: string) => loadNetwork(HEAD + body, 'small.yaml').description;

export const check = (body: string, options: Partial<CheckOptions> = {}): CheckedNetwork =>
  checkNetwork(describe(body), { parse, ...options });

export const build = (body: string, context: BuildContext = {}): Promise<Circuit> =>
  buildCircuit(describe(body), { parse, ...context });

export function column(
  owner: { readonly columns: ReadonlyMap<string, Float64Array> },
  key: string,
): number[] {
  return [...owner.columns.get(key)!];
}

/** Source and target of each synapse. */
export function synapses({ rowStart, targets }: Projection): [number, number][] {
  return [...targets].map((target, synapse) => [rowStart.findLastIndex((start) => start <= synapse), target]);
}

/** Every problem of the network, as `path: message`. */
export async function problemsOf(work: () => unknown): Promise<string[]> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problems) return error.list.map(String);
    if (error instanceof Problem) return [error.toString()];
    throw error;
  }
  return [];
}
