/** Synapses that a file beside the network file lists: which columns it may have, and where its problems are told. */
import type { Scope } from '../equations/scope.js';
import { type Dimension, SECOND } from '../equations/units/dimension.js';
import { Problem, under } from '../problem.js';
import { ProblemList } from '../problem-list.js';
import type { CheckedNetwork, CheckedProjection } from './checked-network.js';
import { type EdgeFile, readEdgeFile } from './connect/file.js';

/** Reads a file beside the network file. */
export type ReadFile = (path: string) => Promise<string>;

/** The text of the projection's file, if it has one. */
export async function readEdges(
  { connect, path }: CheckedProjection,
  readFile: ReadFile | undefined,
): Promise<string | undefined> {
  if (connect.pattern !== 'file') return undefined;
  const { file } = connect;
  const refuse = (why: string, fix: string) => new Problem(why, { fix, path: [...path, 'connect', 'file'] });
  if (readFile === undefined) {
    throw refuse(`${file} cannot be read here.`, 'Give `readFile`, or list the synapses as `pairs`.');
  }
  try {
    return await readFile(file);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw refuse(`${file} cannot be read: ${why}.`, 'Put the file beside the network file.');
  }
}

/** Problems have the path of `connect`. */
export function edgesFrom(projection: CheckedProjection, file: string, text: string): EdgeFile {
  return readEdgeFile(text, {
    file,
    sizes: { sources: projection.source.size, targets: projection.target.size },
    columns: fileColumns(projection.program.scope),
    quantities: projection.quantities,
  });
}

/** What `check` finds in the files of a network that is good otherwise. Throws `Problems`. */
export async function checkEdgeFiles({ projections }: CheckedNetwork, readFile: ReadFile): Promise<void> {
  const problems = new ProblemList();
  for (const projection of projections) {
    const { connect, path } = projection;
    if (connect.pattern !== 'file') continue;
    try {
      const text = (await readEdges(projection, readFile)) ?? '';
      under([...path, 'connect', 'file'], () => edgesFrom(projection, connect.file, text));
    } catch (error) {
      problems.collect(() => {
        throw error;
      });
    }
  }
  problems.throwAny();
}

function fileColumns(scope: Scope): Map<string, Dimension> {
  const own = [...scope.values()].filter(
    ({ owner, role, shared }) => owner === 'own' && !shared && (role === 'parameter' || role === 'state'),
  );
  return new Map([['delay', SECOND], ...own.map(({ key, dimension }) => [key, dimension] as const)]);
}
