import { afterEach, expect, test, vi } from 'vitest';
import { breathe } from '../../src/simulation/breathe.js';

afterEach(() => vi.unstubAllGlobals());

test.each([['in Node'], ['where there is no setImmediate, as in browsers']])(
  'others have their turn: %s',
  async (where) => {
    if (where !== 'in Node') vi.stubGlobal('setImmediate', undefined);
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    for (let k = 0; k < 10_000 && turns < 2; k++) await breathe();
    clearInterval(timer);
    expect(turns).toBe(2);
  },
);
