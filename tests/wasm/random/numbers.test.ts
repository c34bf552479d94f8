import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { log } from '../../../src/numeric/index.js';
import { fillNormal, fillUniform } from '../../../src/wasm/random/numbers.js';
import { drawn, stretch, type Write } from './drawn.js';

describe('many numbers', () => {
  it('are the uniform ones of a random stream', () => {
    fc.assert(
      fc.property(stretch, (at) => {
        const { wanted, found } = drawn(at, fillUniform, {});
        expect([...found]).toEqual(
          Array.from(found, (_, k) => wanted.uniform(at.first + k, at.tick, at.slot)),
        );
      }),
    );
  });

  it('are the normal ones of a random stream', () => {
    fc.assert(
      fc.property(stretch, (at) => {
        const write: Write = (module, filling, outside) => fillNormal(module, filling, outside('log', 1));
        const { wanted, found } = drawn(at, write, { log });
        expect([...found]).toEqual(
          Array.from(found, (_, k) => wanted.normal(at.first + k, at.tick, at.slot)),
        );
      }),
    );
  });
});
