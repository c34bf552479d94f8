import { expect, test } from 'vitest';
import { OnlineLogistic } from '../../../src/lab/readouts/online-logistic.js';
import { rowOf } from '../../../src/lab/rows.js';
import { blobs } from '../blobs.js';

test('learns clouds in one pass, whatever the scale and offset of the features', () => {
  const [train, asked] = [blobs(300, 6, 3, 1), blobs(90, 6, 3, 2)];
  const scores = [1, 1000].map((scale) => {
    const moved = (values: Float32Array) => values.map((value) => scale * value + scale);
    const readout = new OnlineLogistic(6, 3);
    for (let row = 0; row < 300; row++) readout.learn(moved(rowOf(train.inputs, row)), train.labels[row]);
    const said = readout.predict({ ...asked.inputs, values: moved(asked.inputs.values) });
    return said.filter((label, row) => label === asked.labels[row]).length / 90;
  });
  expect(scores[0]).toBeGreaterThan(0.95);
  expect(scores[1]).toBeCloseTo(scores[0], 1);
});

test('before it has seen anything, and of features that never change, it makes no NaN', () => {
  const readout = new OnlineLogistic(2, 2);
  const same = { count: 1, width: 2, values: Float32Array.of(3, 3) };
  expect([...readout.predict(same)]).toEqual([0]);
  for (let k = 0; k < 5; k++) readout.learn(same.values, 1);
  expect([...readout.predict(same)]).toEqual([1]);
});
