/**
 * Makes the reports of docs/results/ that are not there yet, then the page docs/results.md from all of them:
 *
 *     npm run build && node tests/bench/results.mjs [NAME...]
 *
 * One file for each line of a table, a report of `synfire learn --json` in it for each seed. It may be stopped at any time: what is
 * there is kept. To make a line anew, remove its file. All of it takes hours; names choose lines, `eqprop` all that begin so.
 */
import { spawnSync } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'docs/results';
const SYNFIRE = 'dist/bin/synfire.js';
const SETS = ['mnist', 'fashion-mnist'];
/** Enough to hold out and choose by. */
const HELD = '--validation 10000';
/** A small task for the series of deltas. */
const SHORT = '--data mnist --samples 20000 --epochs 6';
const DELTAS = [0.03, 0.05, 0.1, 0.2, 0.3, 0.5, 1];
const RATES = { mnist: '', 'fashion-mnist': ' --lr 0.1 --set slower=2' };

/** What is learned, and with which seeds. */
const LINES = {
  ...each(SETS, (data) => ({
    [`eqprop-${data}`]: [`eqprop --data ${data}${RATES[data]}`, [1, 2, 3]],
    [`eqprop-events-${data}`]: [`eqprop-events --data ${data}${RATES[data]}`, [1, 2, 3]],
    [`backprop-${data}`]: [`backprop --data ${data}`, [1, 2, 3]],
    [`forward-forward-${data}`]: [`forward-forward --data ${data}`, [1, 2, 3]],
    [`kmeans-${data}`]: [`kmeans --data ${data} --readout all`, [1, 2, 3]],
    [`pca-${data}`]: [`pca --data ${data} --readout all`, [1]],
    [`pixels-${data}`]: [`pixels --data ${data} --readout all`, [1]],
    ...each([20, 100, 500, 1000], (units) => layersOf(data, units)),
    [`softhebb-2000-${data}`]: [`softhebb --data ${data} --layers 784-2000`, [0, 1, 2]],
    [`krotov-hopfield-2000-${data}`]: [`krotov_hopfield --data ${data} --layers 784-2000`, [0, 1, 2]],
    [`untrained-2000-${data}`]: [
      `untrained --data ${data} --layers 784-2000 --activation squared-triangle`,
      [0, 1, 2],
    ],
  })),
  'series-clocked': [`eqprop ${SHORT}`, [1]],
  ...each(DELTAS, (delta) => ({
    [`series-delta-${delta}`]: [`eqprop-events ${SHORT} --set delta=${delta}`, [1]],
  })),
  ...each([0.2, 0.4], (rate) => ({
    [`validation-eqprop-mnist-${rate}`]: [`eqprop --data mnist --lr ${rate} ${HELD}`, [1]],
  })),
  ...each([0.1, 0.2], (rate) => ({
    [`validation-eqprop-fashion-mnist-${rate}`]: [
      `eqprop --data fashion-mnist --lr ${rate} --set slower=2 ${HELD}`,
      [1],
    ],
  })),
  ...each([0.05, 0.1], (delta) => ({
    [`validation-delta-fashion-mnist-${delta}`]: [
      `eqprop-events --data fashion-mnist${RATES['fashion-mnist']} --set delta=${delta} ${HELD}`,
      [1],
    ],
  })),
};

const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
for (const [name, [words, seeds]] of Object.entries(LINES)) {
  if (wanted.length > 0 && !wanted.some((start) => name.startsWith(start))) continue;
  const file = join(FOLDER, `${name}.jsonl`);
  const made = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n').map(seedOf) : [];
  for (const seed of seeds.filter((one) => !made.includes(one)))
    appendFileSync(file, synfire('learn', ...words.split(' '), '--seed', `${seed}`, '--json'));
}
const reports = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .sort();
process.stdout.write(synfire('learn', '--collect', ...reports.map((name) => join(FOLDER, name))));

function layersOf(data, units) {
  const few = units === 20 ? ' --activation linear' : '';
  const layers = `--data ${data} --layers 784-${units}${few}`;
  const compared = units === 500 ? ' --readout all' : '';
  return {
    [`frontprop-${units}-${data}`]: [`frontprop_online ${layers}${compared}`, [1, 2, 3]],
    [`untrained-${units}-${data}`]: [`untrained ${layers}${compared}`, [1, 2, 3]],
  };
}

function each(values, linesOf) {
  return Object.assign({}, ...values.map(linesOf));
}

function seedOf(report) {
  return JSON.parse(report).seed;
}

/** What it printed; ends here if it failed. */
function synfire(...words) {
  const { status, stdout } = spawnSync(process.execPath, [SYNFIRE, ...words], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
  return stdout;
}
