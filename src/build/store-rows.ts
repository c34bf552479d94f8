/** Procedural synapses stored after all: for engines that need them, and for looking at them. */
import type { Circuit, Projection } from './circuit.js';
import { rowFiller } from './connect/row-pattern.js';

export function storeAllRows(circuit: Circuit): Circuit {
  if (circuit.projections.every(({ procedural }) => procedural === undefined)) return circuit;
  return { ...circuit, projections: circuit.projections.map(storeRows) };
}

export function storeRows(projection: Projection): Projection {
  const { procedural, rowStart, synapses, ...rest } = projection;
  if (procedural === undefined) return projection;
  const fill = rowFiller(procedural);
  const targets = new Uint32Array(synapses);
  for (let source = 0; source + 1 < rowStart.length; source++)
    fill(source, targets.subarray(rowStart[source], rowStart[source + 1]));
  return { ...rest, rowStart, synapses, targets };
}
