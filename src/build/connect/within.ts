/** Neurons no further apart than a distance, with a probability if one is given. */
import { Problem } from '../../problem.js';
import { Grid } from './grid.js';
import { chosen } from './probability.js';
import { Rows } from './rows.js';
import type { Ends, PairValue, Wiring } from './wiring.js';

/** Neurons on a lattice as far apart as the distance count as within it, though the last bit may say otherwise. */
const SLACK = 1 + 1e-9;

/** A box has 3^axes neighbours: beyond these few, looking at each point in reach is less work. */
const GRID_AXES = 3;

export interface Space {
  /** One array of coordinates per axis. */
  readonly sources: readonly Float64Array[];
  readonly targets: readonly Float64Array[];
}

export function within(ends: Ends, space: Space, distance: number, probability?: PairValue): Wiring {
  refuseDistance(distance);
  const near = neighbourTest(space, distance);
  const grid = new Grid(space.targets.slice(0, GRID_AXES), distance * SLACK);
  const rows = new Rows(ends.sources, ends.limit);
  const found = new Uint32Array(ends.targets);
  for (let source = 0; source < ends.sources; source++) {
    let count = 0;
    const place = space.sources.map((axis) => axis[source]);
    grid.around(place, (target) => {
      if (!near(source, target)) return;
      if (ends.where !== undefined && !ends.where(source, target)) return;
      if (probability !== undefined && !chosen(ends.draws, source, target, probability)) return;
      found[count++] = target;
    });
    for (const target of found.subarray(0, count).sort()) rows.push(target);
    rows.endRow();
  }
  return rows.finish();
}

/** Whether two neurons are close enough. */
export function neighbourTest(space: Space, distance: number): (source: number, target: number) => boolean {
  const reach = distance * SLACK;
  return (source, target) => {
    let squared = 0;
    for (let axis = 0; axis < space.sources.length; axis++) {
      const apart = space.sources[axis][source] - space.targets[axis][target];
      // By itself too: the square of a tiny distance is 0.
      if (Math.abs(apart) > reach) return false;
      squared += apart * apart;
    }
    return Math.sqrt(squared) <= reach;
  };
}

export function refuseDistance(distance: number): void {
  if (distance >= 0) return;
  throw new Problem(`${distance} is not a distance.`, { fix: 'Give one of 0 or more.' });
}
