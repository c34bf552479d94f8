/**
 * How many synaptic messages the clock would send if it sent only states that have changed since the step before, by more than
 * some amount: the fairest thing to hold messages against.
 *
 *     npm run build && node tests/bench/equilibrium/changes.mjs --data mnist
 *
 * Trains for an epoch, then counts over test samples: the free phase from rest, the free phase from where the sample came to rest
 * before, and the nudged phase. One line of JSON for each amount.
 */
import { parseArgs } from 'node:util';
import { FusedLearner } from '../../../dist/engines/equilibrium/fused/fused-learner.js';
import { FusedNetwork } from '../../../dist/engines/equilibrium/fused/fused-network.js';
import { nudgeTo } from '../../../dist/engines/equilibrium/nudge.js';
import { loadDataset } from '../../../dist/node/index.js';
import { USUAL } from './usual.mjs';

const { values: given } = parseArgs({
  options: {
    data: { type: 'string', default: 'mnist' },
    samples: { type: 'string', default: '1000' },
    rates: { type: 'string', default: '0.4,0.1' },
  },
});
const WIDTHS = [784, 500, 10];
const BATCH = 20;
const AMOUNTS = [0, 1e-4, 1e-3, 1e-2];
const { train, test } = await loadDataset(given.data, { cwd: process.cwd(), env: process.env });
const rates = given.rates.split(',').map(Number);
const learner = new FusedLearner(WIDTHS, { ...USUAL, rates, seed: 1 });
const [inputs, hidden, outputs] = WIDTHS;
for (let row = 0; row < train.inputs.count; row += BATCH)
  learner.learn({
    inputs: {
      count: BATCH,
      width: inputs,
      values: train.inputs.values.subarray(row * inputs, (row + BATCH) * inputs),
    },
    labels: train.labels.subarray(row, row + BATCH),
  });

const network = new FusedNetwork(WIDTHS, USUAL.program, USUAL.epsilon);
network.load(learner.parameters());
const outputFrom = network.layout.layers[1].from / Float32Array.BYTES_PER_ELEMENT;
const fanOutOf = (k) => (k < outputFrom ? outputs : hidden);

/** Messages of a phase for each amount. */
function count(totals, steps, nudge) {
  for (let step = 0; step < steps; step++) {
    const before = network.state.slice();
    network.settle(1, nudge);
    before.forEach((state, k) => {
      const change = Math.abs(network.state[k] - state);
      AMOUNTS.forEach((amount, a) => {
        if (change > amount) totals[a] += fanOutOf(k);
      });
    });
  }
}

const none = () => AMOUNTS.map(() => 0);
const totals = { free: none(), again: none(), nudged: none() };
const samples = Math.min(Number(given.samples), test.inputs.count);
for (let row = 0; row < samples; row++) {
  network.drive(network.active(test.inputs.values, row * inputs));
  network.state.fill(0);
  count(totals.free, USUAL.freeSteps);
  count(totals.again, USUAL.freeSteps);
  const free = network.state.subarray(outputFrom, outputFrom + outputs);
  const target = Float64Array.from({ length: outputs }, (_, k) => Number(k === test.labels[row]));
  count(totals.nudged, USUAL.nudgedSteps, nudgeTo(USUAL.program, USUAL.beta, target, free));
}
AMOUNTS.forEach((amount, a) => {
  const line = { changedByMoreThan: amount };
  for (const [phase, counts] of Object.entries(totals)) line[phase] = Math.round(counts[a] / samples);
  process.stdout.write(`${JSON.stringify(line)}\n`);
});
