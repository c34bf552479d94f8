/** Probes, one for each part they record. */
import { type Path, Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { ProbeDescription } from '../description.js';
import type { ExpandedProbe, ExpandedProjection } from '../expanded.js';

/** `projections` gives, for the name a user wrote, those it stands for. */
export function expandProbe(
  probe: ProbeDescription,
  path: Path,
  projections: ReadonlyMap<string, readonly ExpandedProjection[]>,
): ExpandedProbe[] {
  if ('spikes' in probe) return probe.spikes.map((population) => ({ path, kind: 'spikes', population }));
  if ('rate' in probe)
    return probe.rate.map((population) => ({ path, kind: 'rate', population, every: probe.every }));
  const { of, select, every } = probe;
  if ('state' in probe)
    return [{ path, kind: 'state', population: of, variables: probe.state, select, every }];
  const found = projections.get(of);
  if (!found)
    throw new Problem(`There is no projection \`${of}\`.`, {
      fix: suggestion(of, projections.keys()) || 'Add a projection first.',
      path: [...path, 'of'],
    });
  return found.map(({ name }) => ({
    path,
    kind: 'synapses',
    projection: name,
    variables: probe.synapses,
    select,
    every,
  }));
}
