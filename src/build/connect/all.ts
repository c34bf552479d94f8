/** Every source to every target, itself included, unless `where` says otherwise. */
import { equalRows } from './out-degree.js';
import { Rows } from './rows.js';
import { refuseTooManySynapses } from './too-many.js';
import type { Ends, Wiring } from './wiring.js';

export function all(ends: Ends): Wiring {
  return ends.where === undefined ? complete(ends) : filtered(ends, ends.where);
}

function complete({ sources, targets, limit }: Ends): Wiring {
  if (sources * targets > limit) refuseTooManySynapses(sources * targets, limit);
  return {
    rowStart: equalRows(sources, targets),
    targets: new Uint32Array(sources * targets).map((_, synapse) => synapse % targets),
  };
}

function filtered({ sources, targets, limit }: Ends, where: NonNullable<Ends['where']>): Wiring {
  const rows = new Rows(sources, limit);
  for (let source = 0; source < sources; source++) {
    for (let target = 0; target < targets; target++) if (where(source, target)) rows.push(target);
    rows.endRow();
  }
  return rows.finish();
}
