/**
 * Ties the names of a program to the arrays and random streams of one population or projection.
 *
 * `purpose` says which of a group's programs draws. It is part of the key of every random number, so all engines have
 * to call it the same: `prepare`, `integrate`, `threshold`, `reset`, `on_pre`, `on_post`, `summed KEY`; of a drive, `drive` for
 * its spikes and `weight` for a weight that is text.
 */
import type { Population, Projection } from '../build/circuit.js';
import { RandomStream } from '../clock/random.js';
import type { Bindings } from '../equations/closure/closure.js';
import type { Owner } from '../equations/scope.js';

export type Column = Float64Array;
export type Columns = ReadonlyMap<string, Column>;

/** What everything in a network has in common. */
export interface World {
  readonly seed: number;
  /** Seconds. */
  readonly dt: number;
}

/** @param group whose random draws these are: the population, or a drive into it. */
export function neuronBindings(
  { size }: Population,
  columns: Columns,
  { seed, dt }: World,
  group: string,
  purpose: string,
): Bindings {
  return {
    synaptic: false,
    dtSeconds: dt,
    column: ({ key }) => columns.get(key),
    size: () => size,
    stream: new RandomStream(seed, group, purpose),
  };
}

/** The columns of a synapse's own projection and of its two populations. */
export type SynapseColumns = Readonly<Record<Exclude<Owner, 'network'>, Columns>>;

export function synapseBindings(
  projection: Projection,
  columns: SynapseColumns,
  sizes: { readonly pre: number; readonly post: number },
  { seed, dt }: World,
  purpose: string,
): Bindings {
  let degrees: ReturnType<typeof countDegrees> | undefined;
  return {
    synaptic: true,
    dtSeconds: dt,
    column: ({ key, owner }) => (owner === 'network' ? undefined : columns[owner].get(key)),
    size: ({ owner }) => (owner === 'pre' || owner === 'post' ? sizes[owner] : projection.synapses),
    degrees: () => {
      degrees ??= countDegrees(projection, sizes);
      return degrees;
    },
    stream: new RandomStream(seed, projection.name, purpose),
  };
}

function countDegrees(
  { rowStart, targets }: Projection,
  sizes: { readonly pre: number; readonly post: number },
): { readonly outgoing: Uint32Array; readonly incoming: Uint32Array } {
  const outgoing = Uint32Array.from({ length: sizes.pre }, (_, pre) => rowStart[pre + 1] - rowStart[pre]);
  const incoming = new Uint32Array(sizes.post);
  for (const post of targets) incoming[post]++;
  return { outgoing, incoming };
}
