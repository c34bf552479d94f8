/** A folder that `--out` wrote, and what it turns out to hold. */
import { type RunSummary, readSummary } from '../probes/run-summary.js';
import { Problem } from '../problem.js';
import { isKeptLearning, type KeptLearning } from './learn/kept-learning.js';
import { NodeStorage } from './node-storage.js';

export interface KeptRun {
  readonly kind: 'run';
  readonly storage: NodeStorage;
  readonly summary: RunSummary;
}

export interface KeptLearningFolder {
  readonly kind: 'learning';
  readonly storage: NodeStorage;
  readonly summary: KeptLearning;
}

export async function openFolder(folder: string, shown: string): Promise<KeptRun | KeptLearningFolder> {
  const storage = new NodeStorage(folder);
  const summary = await readSummary(storage);
  if (summary === undefined) {
    throw new Problem(`\`${shown}\` holds no run.`, {
      fix: `Give a folder that \`synfire run --out\` wrote.`,
    });
  }
  const something: object = summary;
  return isKeptLearning(something)
    ? { kind: 'learning', storage, summary: something }
    : { kind: 'run', storage, summary };
}

/** Refuses a folder of learning, where spikes are wanted. */
export async function openRun(folder: string, shown: string): Promise<KeptRun> {
  const kept = await openFolder(folder, shown);
  if (kept.kind === 'run') return kept;
  const { rule, data, command } = kept.summary;
  const pictures = (await picturesIn(kept.storage)).map((file) => `${shown}/${file}`);
  throw new Problem(`\`${shown}\` holds what ${rule} learned of ${data}, and no spikes.`, {
    fix: `Its pictures are ${pictures.join(', ')}. \`synfire inspect ${shown}\` tells the figures; \`${command}\` does it again.`,
  });
}

export async function picturesIn(storage: NodeStorage): Promise<readonly string[]> {
  return (await storage.list()).filter((file) => file.endsWith('.svg'));
}
