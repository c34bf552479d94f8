import { expect, test } from 'vitest';
import { describeKernels } from '../../../src/engines/kernels/index.js';
import { buildCase, CASES } from '../../conformance/cases.js';

// A stack that did not come out even would throw: so every instruction is known by what it takes and gives.
test.each(CASES)('the kernels of $name can be read', async ({ describe }) => {
  const circuit = await buildCase(await describe());
  const text = describeKernels(circuit);
  for (const { name } of circuit.populations) expect(text).toContain(`: ${name}`);
  expect(text).not.toMatch(/undefined|NaN\(|\[object/);
});
