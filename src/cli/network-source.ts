/** A network as a command was asked for it: the file found and read, settings made, problems led to their lines. */
import { basename, dirname, resolve } from 'node:path';
import type { NetworkDescription } from '../network/description.js';
import { loadNetwork, placeProblems } from '../network/load.js';
import { applySettings } from '../network/set.js';
import { YamlSource } from '../network/yaml/source.js';
import { writeYaml } from '../network/yaml/write.js';
import { readBeside } from '../node/read-beside.js';
import { readUserFile } from '../node/read-user-file.js';
import { changed, type Problem } from '../problem.js';
import { findNetwork } from './network-names.js';

export interface NetworkRequest {
  /** A ready-made name or a file. */
  readonly network: string;
  readonly cwd: string;
  /** Texts of `--set`. */
  readonly set?: readonly string[];
  /** `--for`, as the user wrote it. */
  readonly for?: string;
  /** `--seed`. */
  readonly seed?: string;
}

export class NetworkSource {
  private readonly filesRead = new Map<string, string>();

  private constructor(
    readonly description: NetworkDescription,
    private readonly folder: string,
    /** All settings made. */
    private readonly settledData: () => unknown,
    private readonly place: (error: unknown) => unknown,
  ) {}

  static async load(request: NetworkRequest): Promise<NetworkSource> {
    const path = findNetwork(request.network, request.cwd);
    // Messages name the file as the user did; a ready-made network by its own file name.
    const shown =
      request.network === path || resolve(request.cwd, request.network) === path
        ? request.network
        : basename(path);
    const text = await readUserFile(path, request.network);
    const options = optionSettings(request);
    const settings = [...(request.set ?? []), ...options.map(({ setting }) => setting)];
    const rename = (error: unknown) => withOptionNames(error, request.set?.length ?? 0, options);
    try {
      const loaded = loadNetwork(text, shown, settings);
      const settled = () => applySettings(new YamlSource(text, shown).data, settings).data;
      return new NetworkSource(loaded.description, dirname(path), settled, (error) =>
        rename(placeProblems(error, loaded.locate)),
      );
    } catch (error) {
      throw rename(error);
    }
  }

  /** Runs `work`; problems it throws get the file's lines. */
  async placing<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw this.place(error);
    }
  }

  /** Files beside the network, such as lists of connections. */
  readonly readFile = async (relative: string): Promise<string> => {
    const text = await readBeside(this.folder, relative);
    this.filesRead.set(relative, text);
    return text;
  };

  /**
   * The network as it stands after all settings, as YAML that depends on no other place: files it reads are to be
   * saved beside it under the names in `files`.
   */
  resolved(): { readonly text: string; readonly files: ReadonlyMap<string, string> } {
    const data = this.settledData() as { projections?: { connect?: { file?: string } }[] };
    const files = new Map<string, string>();
    const renamed = new Map<string, string>();
    for (const [relative, text] of this.filesRead) {
      const name = keptName(relative, files);
      files.set(name, text);
      renamed.set(relative, name);
    }
    for (const { connect } of data.projections ?? []) {
      const name = connect?.file === undefined ? undefined : renamed.get(connect.file);
      if (connect !== undefined && name !== undefined) connect.file = name;
    }
    return { text: writeYaml(data), files };
  }
}

/** A name of its own in the run's `inputs/`; one that lies there already, as in a run gone on with, keeps it. */
function keptName(relative: string, taken: ReadonlyMap<string, string>): string {
  if (/^inputs\/[^/]+$/.test(relative) && !taken.has(relative)) return relative;
  for (let number = 1; ; number++) {
    const name = `inputs/${number}-${basename(relative)}`;
    if (!taken.has(name)) return name;
  }
}

interface OptionSetting {
  readonly option: string;
  readonly setting: string;
}

/** `--for` and `--seed` are settings of the network like any other; they come last, so they win. */
function optionSettings({ for: duration, seed }: NetworkRequest): OptionSetting[] {
  const settings: OptionSetting[] = [];
  if (duration !== undefined) settings.push({ option: '--for', setting: `run.for=${duration}` });
  if (seed !== undefined) settings.push({ option: '--seed', setting: `run.seed=${seed}` });
  return settings;
}

/** A problem with the value of `--for` was placed in the list of settings: call it by the option the user typed. */
function withOptionNames(error: unknown, userSettings: number, options: readonly OptionSetting[]): unknown {
  const rename = (problem: Problem): Problem => {
    const { place } = problem;
    if (place?.file !== '--set' || place.line <= userSettings) return problem;
    const { option, setting } = options[place.line - userSettings - 1];
    return problem.but({
      place: { file: option, line: 1, column: Math.max(1, place.column - setting.indexOf('=') - 1) },
    });
  };
  return changed(error, rename);
}
