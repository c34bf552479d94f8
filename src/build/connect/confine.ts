/** A network file may name other files only beside or below itself. */
import { Problem } from '../../problem.js';

/** The path as given, if it cannot lead anywhere else. */
export function confine(path: string): string {
  const absolute = /^([/\\]|[A-Za-z][A-Za-z0-9+.-]*:)/.test(path);
  const steps = path.split(/[/\\]/);
  if (path === '' || absolute || steps.includes('..') || path.includes('\0') || path.includes('\\')) {
    throw new Problem(`The file ${JSON.stringify(path)} is not beside the network file.`, {
      fix: 'Name a file in the folder of the network file or below it, such as edges.csv: no absolute path and no `..`.',
    });
  }
  return path;
}
