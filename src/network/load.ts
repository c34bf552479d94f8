/** A network file as a description, with the means to say where in the file any entry of it stands. */
import { changed, type Path, type Place, type Problem, Problems } from '../problem.js';
import type { NetworkDescription } from './description.js';
import { normaliseNetwork } from './normalise/network.js';
import { checkReferences } from './references.js';
import type { Finding } from './schema/messages.js';
import { applySettings, type Setting } from './set.js';
import { YamlSource } from './yaml/source.js';

export interface LoadedNetwork {
  readonly description: NetworkDescription;
  /** Where an entry of the description (and a character of its text) stands in the file. */
  locate(path: Path, offset?: number): Place;
}

/**
 * Reads YAML or JSON (which is YAML too). `settings` are those of `--set`. Whatever the text, the outcome is a
 * description or a `Problem` / `Problems` with places.
 */
export function loadNetwork(text: string, file: string, settings: readonly string[] = []): LoadedNetwork {
  const loaded = loadDescription(text, file, settings, normaliseNetwork);
  withPlaces(loaded.locate, () => checkReferences(loaded.description));
  return loaded;
}

/** The same for any kind of description. */
export function loadDescription<Description>(
  text: string,
  file: string,
  settings: readonly string[],
  normalise: (data: unknown) => { description: Description } | { found: readonly Finding[] },
): { readonly description: Description; readonly locate: LoadedNetwork['locate'] } {
  const source = new YamlSource(text, file);
  const { data, made } = applySettings(source.data, settings);
  const locate = (path: Path, offset?: number, atKey = false): Place =>
    (settingAt(made, path) ?? makerOf(made, path, source.data))?.place ??
    source.place(asWritten(path, data), offset, atKey);
  const normal = normalise(data);
  if ('found' in normal)
    throw new Problems(
      normal.found.map(({ problem, atKey }) =>
        placed(problem, (path, offset) => locate(path, offset, atKey)),
      ),
    );
  return { description: normal.description, locate };
}

/** Runs `work`; problems of the description that it throws get their places in the file. */
export function withPlaces<T>(locate: LoadedNetwork['locate'], work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw placeProblems(error, locate);
  }
}

/** The same error with places, if it is a problem of the description; any other error as it is. */
export function placeProblems(error: unknown, locate: LoadedNetwork['locate']): unknown {
  return changed(error, (problem) => placed(problem, locate));
}

function placed(problem: Problem, locate: LoadedNetwork['locate']): Problem {
  return problem.place ? problem : problem.at({ place: locate(problem.path ?? [], problem.offset) });
}

/** The last setting that made this entry or something around it. */
function settingAt(made: readonly Setting[], path: Path): Setting | undefined {
  return made.findLast(
    (setting) =>
      setting.path.length <= path.length && setting.path.every((step, depth) => step === path[depth]),
  );
}

/** The setting of a part of this entry, if the file itself has no such entry. */
function makerOf(made: readonly Setting[], path: Path, written: unknown): Setting | undefined {
  const [section] = path;
  const isWritten =
    section === undefined ||
    (written !== null && typeof written === 'object' && Object.hasOwn(written, section));
  return isWritten ? undefined : made.findLast((setting) => setting.path[0] === section);
}

/** A parameter that stands beside the keys of its population is kept under `with`; the file has it one step up. */
function asWritten(path: Path, data: unknown): Path {
  const [section, name, group, parameter] = path;
  if (section !== 'populations' || group !== 'with' || parameter === undefined) return path;
  const population = (data as Record<string, Record<string, Record<string, unknown>>>).populations?.[name];
  return population && Object.hasOwn(population, parameter) ? [section, name, ...path.slice(3)] : path;
}
