/**
 * Checks all of a network that can be checked without making its arrays, and finds every problem in one pass: what
 * `check` and `explain` need, and the first half of building.
 */
import type { Parse } from '../equations/parser.js';
import { evaluateQuantity, type Quantity, resolveParameters } from '../equations/quantity.js';
import type { NetworkDescription } from '../network/description.js';
import { expandNetwork } from '../network/expand.js';
import { type Path, under, within } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import { checkDrive } from './check-drive.js';
import { type CheckContext, checkPopulation, projectionEnd } from './check-population.js';
import { checkProjection } from './check-projection.js';
import type {
  CheckedNetwork,
  CheckedPopulation,
  CheckedProjection,
  ProjectionEnd,
} from './checked-network.js';
import { checkProbe } from './checked-probe.js';
import { DEFAULT_MEMORY_BYTES, refuseWhatCannotFit } from './memory.js';
import { durationTicks, tickSeconds } from './run-length.js';

export interface CheckOptions {
  readonly parse: Parse;
  /** Instead of the description's. */
  readonly seed?: number;
  /** The most a circuit may take. */
  readonly memoryBytes?: number;
}

/** Throws `Problems` with everything that is wrong. */
export function checkNetwork(description: NetworkDescription, options: CheckOptions): CheckedNetwork {
  const { parse } = options;
  const network = expandNetwork(description, parse);
  const problems = new ProblemList();
  const time = <T>(path: Path, text: string | number, read: (quantity: Quantity, text: string) => T) =>
    problems.collect(() =>
      within(path, () => read(evaluateQuantity(text, constants ?? new Map(), parse), String(text))),
    );

  const constants = problems.collect(() =>
    under(['parameters'], () => resolveParameters(network.parameters, parse)),
  );
  const dt = time(['dt'], network.dt, tickSeconds);
  const ticks = time(['run', 'for'], network.run.for, (duration, text) =>
    durationTicks(duration, text, dt ?? 1),
  );
  if (constants === undefined || dt === undefined || ticks === undefined) throw problems.all();

  const context: CheckContext = { constants, dtSeconds: dt, parse };
  const populations = new Map<string, CheckedPopulation>();
  const ends = new Map<string, ProjectionEnd>();
  network.populations.forEach((expanded, index) => {
    const checked = problems.collect(() => checkPopulation(expanded, index, context));
    if (checked !== undefined) populations.set(checked.name, checked);
    const end = checked
      ? { ...checked, scope: checked.program.scope }
      : problems.collect(() => projectionEnd(expanded, index, context));
    if (end !== undefined) ends.set(expanded.name, end);
  });
  const projections = new Map<string, CheckedProjection>();
  network.projections.forEach((expanded, index) => {
    const source = ends.get(expanded.from);
    const target = ends.get(expanded.to);
    if (source === undefined || target === undefined) return;
    const checked = problems.collect(() => checkProjection(expanded, index, { source, target }, context));
    if (checked !== undefined) projections.set(checked.name, checked);
  });
  const drives = network.inputs.flatMap((input, index) => {
    const target = populations.get(input.to);
    return target === undefined
      ? []
      : (problems.collect(() => checkDrive(input, index, target, context)) ?? []);
  });
  const probes = network.probes.flatMap(
    (probe) =>
      problems.collect(() =>
        under(probe.path, () => checkProbe(probe, { populations, projections, ...context })),
      ) ?? [],
  );
  const parts = { populations: [...populations.values()], projections: [...projections.values()] };
  problems.collect(() => refuseWhatCannotFit(parts, options.memoryBytes ?? DEFAULT_MEMORY_BYTES));
  problems.throwAny();
  return {
    name: network.name,
    dt,
    seed: options.seed ?? network.run.seed,
    precision: network.precision ?? 'f64',
    durationTicks: ticks,
    constants,
    ...parts,
    drives,
    probes,
  };
}
