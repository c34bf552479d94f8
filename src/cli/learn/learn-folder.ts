/** What learning leaves in a folder: a summary for programs, and pictures. */
import { join, resolve } from 'node:path';
import { confusion } from '../../lab/metrics/confusion.js';
import { confusionPlot } from '../../lab/plots/confusion.js';
import { curvePlot } from '../../lab/plots/curve.js';
import { fieldsPlot, type ImageShape, MOST_FIELDS } from '../../lab/plots/fields.js';
import { meanCurves } from '../../lab/plots/mean-curves.js';
import { type Rows, rowRange } from '../../lab/rows.js';
import { Problem } from '../../problem.js';
import { NodeStorage } from '../node-storage.js';
import { counted } from '../table.js';
import type { Terminal } from '../terminal.js';
import type { KeptLearning } from './kept-learning.js';
import type { LearnResult } from './learn-result.js';
import type { Lesson, Taught } from './lesson.js';
import type { SeedsResult } from './seeds-result.js';

const SUMMARY = 'summary.json';
const CURVE = 'curve.svg';
const FIELDS = 'fields.svg';
const CONFUSION = 'confusion.svg';
/** With several seeds, each has a folder within. */
const OURS = /^(seed-\d+\/)?(summary\.json|curve\.svg|fields\.svg|confusion\.svg)$/;

/** Makes sure that the pictures may be written there. */
export async function openLearnFolder(
  shown: string,
  { force = false }: { readonly force?: boolean },
  { cwd }: Pick<Terminal, 'cwd'>,
): Promise<NodeStorage> {
  const storage = new NodeStorage(resolve(cwd, shown));
  const there = await storage.list();
  const other = there.find((path) => !OURS.test(path));
  if (other !== undefined) {
    throw new Problem(`\`${shown}\` holds files that are not of learning, such as \`${other}\`.`, {
      fix: 'Choose another folder for --out, or empty this one.',
    });
  }
  if (there.length > 0 && !force) {
    throw new Problem(`\`${shown}\` holds a result already.`, {
      fix: 'Add --force to replace it, or choose another folder.',
    });
  }
  for (const path of there) await storage.remove(path);
  // Hours of learning should not end at a folder that cannot be written to.
  await storage.write(SUMMARY, '');
  await storage.remove(SUMMARY);
  return storage;
}

export async function writeLearnFolder(
  storage: NodeStorage,
  lesson: Lesson,
  { epochs, curves }: Taught,
  result: LearnResult,
): Promise<void> {
  const { rule, data, learner } = lesson;
  const title = `${rule} on ${data.name}`;
  await storage.write(SUMMARY, summaryText(result));
  await storage.write(CURVE, curvePlot({ title, subtitle: result.command, ...curves }));
  const last = epochs.at(-1);
  if (last !== undefined) {
    const counts = confusion(last.predicted, data.test.labels, data.classes.length);
    await storage.write(CONFUSION, confusionPlot({ title, confusion: counts, names: data.classes }));
  }
  const first = learner.layers().find(({ overInput }) => overInput);
  if (first !== undefined) {
    const weights: Rows = rowRange(first.weights, 0, Math.min(first.weights.count, MOST_FIELDS));
    await storage.write(
      FIELDS,
      fieldsPlot({
        title: `${title}: ${first.name}`,
        weights,
        units: first.weights.count,
        shape: imageShape(data.shape),
      }),
    );
  }
}

export function seedFolder({ folder }: NodeStorage, seed: number): NodeStorage {
  return new NodeStorage(join(folder, `seed-${seed}`));
}

/** What all seeds come to, beside the folders of each. */
export async function writeSeedsFolder(
  storage: NodeStorage,
  result: SeedsResult,
  seeds: readonly Taught['curves'][],
): Promise<void> {
  const [{ xLabel }] = seeds;
  const curves = meanCurves(seeds.map((each) => each.curves));
  const title = `${result.rule} on ${result.data}: mean and spread of ${counted(result.seeds.length, 'seed')}`;
  await storage.write(SUMMARY, summaryText(result));
  await storage.write(CURVE, curvePlot({ title, subtitle: result.command, xLabel, curves }));
}

function summaryText(result: KeptLearning): string {
  return `${JSON.stringify({ format: 1, ...result }, null, 2)}\n`;
}

/** Measurements that are no picture are drawn as a line of pixels. */
export function imageShape(shape: readonly number[]): ImageShape {
  const [height, width, channels = 1] = shape.length === 1 ? [1, shape[0]] : shape;
  return { height, width, channels };
}
