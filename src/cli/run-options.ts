/** What `synfire run` may be told, and what of it makes no sense together. */
import type { EngineOptions } from '../engines/choose.js';
import { Problem } from '../problem.js';

export interface RunOptions {
  readonly engine: string;
  readonly threads?: string;
  readonly for?: string;
  readonly seed?: string;
  readonly set: readonly string[];
  readonly out?: string;
  readonly force?: boolean;
  readonly checkpointEvery?: string;
  readonly resume?: string;
  readonly plot: boolean;
  readonly json?: boolean;
  readonly quiet?: boolean;
  readonly logLevel?: string;
}

export function demandSense(network: string | undefined, options: RunOptions): void {
  if (network === undefined && options.resume === undefined) {
    throw new Problem('Nothing to run.', { fix: 'Name a network (`synfire list networks`) or a file.' });
  }
  if (options.resume !== undefined) {
    const clash = [
      ['a network', network],
      ['--out', options.out],
      ['--seed', options.seed],
      ['--set', options.set[0]],
      ['--force', options.force],
    ].find(([, given]) => given !== undefined);
    if (clash !== undefined) {
      throw new Problem(`--resume does not go with ${clash[0]}.`, {
        fix: 'A run goes on with the network and seed it began with; only --for may be longer.',
      });
    }
  }
  if (options.checkpointEvery !== undefined && options.out === undefined && options.resume === undefined) {
    throw new Problem('--checkpoint-every needs a folder to save in.', { fix: 'Add --out FOLDER.' });
  }
}

/** @param text as given to `--threads`. */
export function readThreads(text: string | undefined): EngineOptions['threads'] {
  if (text === undefined || text === 'auto') return text;
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text);
  throw new Problem(`--threads is \`${text}\`.`, { fix: 'Give a whole number, 1 or more, or auto.' });
}
