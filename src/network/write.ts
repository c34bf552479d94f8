/** A description as the text of a network file: what a run folder keeps, and what a built network looks like. */
import { stringify } from 'yaml';
import type {
  ConnectDescription,
  InputDescription,
  NetworkDescription,
  ProbeDescription,
  ProjectionDescription,
  Select,
} from './description.js';
import type { NetworkInput } from './schema/network.js';

/** Folding long lines of text that begins with an empty line loses it. */
const NEVER_FOLD = 0;

/** `loadNetwork` reads the very same description from it. */
export function toYaml(description: NetworkDescription): string {
  return stringify(toInput(description), {
    version: '1.2',
    schema: 'core',
    lineWidth: NEVER_FOLD,
    aliasDuplicateObjects: false,
  });
}

/** The description as a user may write it. */
function toInput(description: NetworkDescription): NetworkInput {
  const { synfire, name, about, source, dt, precision, parameters, models, synapses } = description;
  const sections = {
    parameters,
    models,
    synapses,
    populations: description.populations,
    projections: description.projections.map(projectionInput),
    inputs: description.inputs.map(inputInput),
    probes: description.probes.map(probeInput),
  };
  const filled = Object.entries(sections).filter(
    ([section, entries]) => section === 'populations' || Object.keys(entries).length > 0,
  );
  return {
    synfire,
    name,
    ...(about === undefined ? {} : { about }),
    ...(source === undefined ? {} : { source }),
    dt,
    ...(precision === undefined ? {} : { precision }),
    ...Object.fromEntries(filled),
    run: description.run,
  } as NetworkInput;
}

function projectionInput({ to, connect, ...rest }: ProjectionDescription) {
  return { ...rest, to: to.length === 1 ? to[0] : to, connect: connectInput(connect) };
}

function connectInput(connect: ConnectDescription) {
  if (connect.pattern === 'one_to_one') return 'one_to_one';
  if (connect.pattern === 'all') return connect.where === undefined ? 'all' : { where: connect.where };
  const { pattern, ...options } = connect;
  if (!('degree' in options)) return options;
  const { degree, repeats, ...rest } = options;
  return { [pattern]: degree, ...rest, ...(repeats ? { repeats } : {}) };
}

function inputInput({ to, sources, rate, ...rest }: InputDescription) {
  return { to: to.length === 1 ? to[0] : to, poisson: { sources, rate }, ...rest };
}

function probeInput(probe: ProbeDescription) {
  return 'select' in probe ? { ...probe, select: selectInput(probe.select) } : probe;
}

/** Neighbours as a range. */
function selectInput(select: Select): string | readonly number[] {
  if (select === 'all' || select.length < 2) return select;
  const last = select[select.length - 1];
  return last - select[0] === select.length - 1 ? `${select[0]}..${last}` : select;
}
