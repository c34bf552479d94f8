import fc from 'fast-check';
import { expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { IMPORTS, ModuleBuilder } from '../../../src/wasm/module.js';
import { drawUniform } from '../../../src/wasm/random/one.js';

it('draws the same number as a random stream', () => {
  const stream = new RandomStream(3, 'group', 'purpose');
  const limits = { initial: 1, maximum: 1, shared: false };
  const slots = [0, 1, 7].map((slot) => {
    const module = new ModuleBuilder(limits);
    drawUniform(module, 'draw', stream.key, slot);
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
      [IMPORTS.functions]: { [IMPORTS.memory]: new WebAssembly.Memory(limits) },
    });
    return { slot, draw: exports.draw as (index: number, tick: number) => number };
  });
  fc.assert(
    fc.property(fc.nat(), fc.oneof(fc.nat(), fc.maxSafeNat()), (index, tick) => {
      for (const { slot, draw } of slots) expect(draw(index, tick)).toBe(stream.uniform(index, tick, slot));
    }),
  );
});
