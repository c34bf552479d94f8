/** Numbers from the command line, or a complaint that names the option. */
import { Problem } from '../../problem.js';

export function readCount(option: string, text: string | undefined, unless: number): number {
  if (text === undefined) return unless;
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new Problem(`${option} is \`${text}\`.`, { fix: 'Give a whole number, 1 or more.' });
}

/** `--seed 3`, `--seeds 1,2,3` or `--seeds 1..3`; one seed, 0, where nothing is said. */
export function readSeeds({
  seed,
  seeds,
}: {
  readonly seed?: string;
  readonly seeds?: string;
}): readonly number[] {
  if (seeds === undefined) return [readSeed('--seed', seed ?? '0')];
  if (seed !== undefined) {
    throw new Problem('--seed and --seeds say the same thing twice.', { fix: 'Leave one of them out.' });
  }
  const list = seeds.includes('..') ? range(seeds) : seeds.split(',').map((one) => readSeed('--seeds', one));
  if (new Set(list).size === list.length) return list;
  throw new Problem(`--seeds is \`${seeds}\`.`, { fix: 'Name each seed once: 1,2,3.' });
}

function range(text: string): readonly number[] {
  const [first, last] = text.split('..').map((one) => readSeed('--seeds', one));
  if (text.split('..').length === 2 && first <= last && last - first < MOST_SEEDS)
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  throw new Problem(`--seeds is \`${text}\`.`, {
    fix: `Give the first and the last of ${MOST_SEEDS} at most: 1..3.`,
  });
}

function readSeed(option: string, text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new Problem(`${option} is \`${text}\`.`, { fix: 'Give a whole number, 0 or more.' });
}

export function readRate(rule: string, text: string | undefined, unless: number): number {
  if (text === undefined) return unless;
  if (Number.isNaN(unless)) {
    throw new Problem(`${rule} takes no steps of a size that could be chosen.`, { fix: 'Leave --lr out.' });
  }
  const rate = Number(text);
  if (text.trim() !== '' && Number.isFinite(rate) && rate > 0) return rate;
  throw new Problem(`--lr is \`${text}\`.`, { fix: 'Give a number above 0, such as 1e-3.' });
}

export function readStrength(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const strength = Number(text);
  if (text.trim() !== '' && Number.isFinite(strength) && strength > 0) return strength;
  throw new Problem(`--labels is \`${text}\`.`, {
    fix: 'Give a number above 0: at 1, a label weighs as much as its sample.',
  });
}

const MOST_SEEDS = 1000;
