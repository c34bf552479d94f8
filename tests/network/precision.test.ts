import { expect, test } from 'vitest';
import { network } from '../../src/network/builder.js';
import { loadNetwork } from '../../src/network/load.js';
import { toYaml } from '../../src/network/write.js';

const cells = network('one').population('cells', { model: 'lif', size: 1 });

test('is written and read back, and left out where nobody asked', () => {
  const written = toYaml(cells.precision('f32').build());
  expect(loadNetwork(written, 'one.yaml').description.precision).toBe('f32');
  expect(toYaml(cells.build())).not.toContain('precision');
});

test('can be set from outside', () => {
  const load = (setting: string) => loadNetwork(toYaml(cells.build()), 'one.yaml', [setting]).description;
  expect(load('precision=f32').precision).toBe('f32');
  expect(() => load('precision=f16')).toThrow('`f64` or `f32`');
});
