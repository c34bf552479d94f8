/**
 * Trains 784-500-10 by equilibrium propagation and prints the accuracy on the test set after each epoch:
 *
 *     npm run build && node tests/bench/equilibrium/accuracy.mjs --engine clocked --data mnist --seed 1
 *
 * `--engine event-driven --deltas 0.1,0.1` for the other: how far the hidden and the output neurons move before they tell. Messages
 * are counted by synapses reached, per sample, in learning (both phases) and in testing; the clock sends each state over each
 * synapse above the input, in both directions, in every step.
 *
 * `--data` is a name that `synfire data get` knows or a folder. One line of JSON for each epoch; the order of samples, first
 * weights and signs follow from the seed.
 */
import { parseArgs } from 'node:util';
import { shuffledRows } from '../../../dist/data/shuffle.js';
import { EventLearner } from '../../../dist/engines/equilibrium/event-driven/event-learner.js';
import { FusedLearner } from '../../../dist/engines/equilibrium/fused/fused-learner.js';
import { labelsOf } from '../../../dist/engines/equilibrium/learner.js';
import { loadDataset } from '../../../dist/node/index.js';
import { USUAL } from './usual.mjs';

const { values: given } = parseArgs({
  options: {
    engine: { type: 'string', default: 'clocked' },
    data: { type: 'string', default: 'mnist' },
    seed: { type: 'string', default: '1' },
    epochs: { type: 'string', default: '12' },
    batch: { type: 'string', default: '20' },
    hidden: { type: 'string', default: '500' },
    beta: { type: 'string', default: '0.5' },
    rates: { type: 'string', default: '0.4,0.1' },
    decay: { type: 'string', default: '0.9' },
    deltas: { type: 'string', default: '0.1,0.1' },
  },
});
const [seed, epochs, batch] = [given.seed, given.epochs, given.batch].map(Number);
const data = await loadDataset(given.data, { cwd: process.cwd(), env: process.env });
const { train, test } = data;
const { width } = train.inputs;
const classes = data.classes.length;
const rates = given.rates.split(',').map(Number);
const widths = [width, ...given.hidden.split(',').map(Number), classes];
const settings = { ...USUAL, beta: Number(given.beta), rates, seed };

const deltas = given.deltas.split(',').map(Number);
/** As long as the steps of the clock. */
const TIMES = {
  freeTime: settings.epsilon * settings.freeSteps,
  nudgedTime: settings.epsilon * settings.nudgedSteps,
};

const ENGINES = {
  clocked: () => new FusedLearner(widths, settings),
  'event-driven': () => new EventLearner(widths, { ...settings, ...TIMES, deltas, nudgedDeltas: deltas }),
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

/** Of one step. */
const clockedMessages = 2 * widths.slice(2).reduce((sum, post, l) => sum + widths[l + 1] * post, 0);
/** Synaptic messages so far, or of so many samples. */
const countsOf = (steps) => (samples) =>
  learner.tally === undefined ? samples * steps * clockedMessages : learner.tally().messages;
const learningCount = countsOf(settings.freeSteps + settings.nudgedSteps);
const testingCount = countsOf(settings.freeSteps);

for (let epoch = 1; epoch <= epochs; epoch++) {
  const samples = train.inputs.count;
  const before = learningCount(0);
  const begun = process.hrtime.bigint();
  const order = shuffledRows(samples, seed, epoch);
  let cost = 0;
  for (let from = 0; from < order.length; from += batch) {
    const rows = order.subarray(from, from + batch);
    cost += rows.length * learner.learn(pick(train, rows), Number(given.decay) ** (epoch - 1));
  }
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const learned = learningCount(samples);
  const untested = testingCount(0);
  const accuracy = 100 - percentWrong(test);
  const line = {
    engine: given.engine,
    ...(learner.tally && { deltas }),
    data: given.data,
    seed,
    epoch,
    accuracy: Number(accuracy.toFixed(2)),
    cost: Number((cost / samples).toFixed(5)),
    messages: Math.round((learned - before) / samples),
    testMessages: Math.round((testingCount(test.inputs.count) - untested) / test.inputs.count),
    seconds: Number(seconds.toFixed(1)),
  };
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
