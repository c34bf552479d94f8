import { describe, expect, it } from 'vitest';
import { interaction } from '../../../src/engines/equilibrium/bond.js';
import { ConvolutionBond } from '../../../src/engines/equilibrium/convolution-bond.js';
import { normals, randomConvolutional, randomDense } from './random-network.js';

const bonds = {
  dense: randomDense([5, 3], 1).bonds[0],
  'convolution, mean pooling': randomConvolutional('mean', 2).bonds[0],
  'convolution, max pooling': randomConvolutional('max', 3).bonds[0],
};

describe.each(Object.entries(bonds))('%s', (_name, bond) => {
  const [pre, post] = [normals(bond.pre, 4, 'pre'), normals(bond.post, 5, 'post')];
  const phi = interaction(bond, pre, post);

  it('drives both sides by the slopes of the interaction', () => {
    const drives = { post: new Float64Array(bond.post), pre: new Float64Array(bond.pre) };
    bond.toPost(drives.post, pre);
    bond.toPre(drives.pre, post, pre);
    expectSlopes(drives.post, post, () => interaction(bond, pre, post));
    expectSlopes(drives.pre, pre, () => interaction(bond, pre, post));
  });

  it('learns by the slope of the interaction', () => {
    const hebb = new Float64Array(bond.weights.length);
    bond.addHebb(hebb, pre, post, 1);
    expectSlopes(hebb, bond.weights, () => interaction(bond, pre, post));
    expect(hebb.reduce((sum, slope, k) => sum + slope * bond.weights[k], 0)).toBeCloseTo(phi, 10);
  });
});

it('refuses pooling that does not tile the maps', () => {
  const window = { height: 5, width: 5, channels: 1, kernelHeight: 2, kernelWidth: 2, stride: 1, padding: 0 };
  const make = () => new ConvolutionBond({ window, filters: 1, pooling: { by: 'max', size: 3 } });
  expect(make).toThrow(/do not tile maps of 4 by 4/);
});

/** Central differences are exact here but for rounding: the interaction is linear, piece by piece, in each of its arguments. */
function expectSlopes(slopes: Float64Array, of: Float64Array, value: () => number): void {
  const step = 1e-5;
  for (let k = 0; k < of.length; k++) {
    const there = of[k];
    of[k] = there + step;
    const up = value();
    of[k] = there - step;
    const down = value();
    of[k] = there;
    expect(slopes[k]).toBeCloseTo((up - down) / (2 * step), 7);
  }
}
