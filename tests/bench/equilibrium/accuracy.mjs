/**
 * Trains 784-500-10 by equilibrium propagation and prints the accuracy on the test set after each epoch:
 *
 *     npm run build && node tests/bench/equilibrium/accuracy.mjs --engine clocked --data mnist --seed 1
 *
 * `--data` is a name that `synfire data get` knows or a folder. One line of JSON for each epoch; the order of samples, first
 * weights and signs follow from the seed.
 */
import { parseArgs } from 'node:util';
import { shuffledRows } from '../../../dist/data/shuffle.js';
import { FusedLearner } from '../../../dist/engines/equilibrium/fused/fused-learner.js';
import { labelsOf, PUBLISHED } from '../../../dist/engines/equilibrium/learner.js';
import { loadDataset } from '../../../dist/node/index.js';

const { values: given } = parseArgs({
  options: {
    engine: { type: 'string', default: 'clocked' },
    data: { type: 'string', default: 'mnist' },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '12' },
    batch: { type: 'string', default: '20' },
    hidden: { type: 'string', default: '500' },
    beta: { type: 'string', default: '0.5' },
    rates: { type: 'string', default: '0.1,0.05' },
    decay: { type: 'string', default: '0.9' },
  },
});
const [seed, epochs, batch] = [given.seed, given.epochs, given.batch].map(Number);
const data = await loadDataset(given.data, { cwd: process.cwd(), env: process.env });
const { train, test } = data;
const { width } = train.inputs;
const classes = data.classes.length;
const rates = given.rates.split(',').map(Number);
const widths = [width, ...given.hidden.split(',').map(Number), classes];
const settings = { ...PUBLISHED, beta: Number(given.beta), rates, seed };

const ENGINES = {
  clocked: () => new FusedLearner(widths, settings),
};
const learner = ENGINES[given.engine]();

const pick = ({ inputs, labels }, rows) => {
  const values = new Float32Array(rows.length * width);
  rows.forEach((row, k) => {
    values.set(inputs.values.subarray(row * width, (row + 1) * width), k * width);
  });
  return {
    inputs: { count: rows.length, width, values },
    labels: Array.from(rows, (row) => labels[row]),
    identities: rows,
  };
};

const percentWrong = ({ inputs, labels }) => {
  const told = labelsOf(learner.outputs(inputs), classes);
  return (100 * told.filter((label, row) => label !== labels[row]).length) / inputs.count;
};

for (let epoch = 1; epoch <= epochs; epoch++) {
  const begun = process.hrtime.bigint();
  const order = shuffledRows(train.inputs.count, seed, epoch);
  let cost = 0;
  for (let from = 0; from < order.length; from += batch) {
    const rows = order.subarray(from, from + batch);
    cost += rows.length * learner.learn(pick(train, rows), Number(given.decay) ** (epoch - 1));
  }
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const line = {
    engine: given.engine,
    data: given.data,
    seed,
    epoch,
    accuracy: 100 - percentWrong(test),
    cost: cost / order.length,
    seconds,
    ...learner.tally?.(),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
