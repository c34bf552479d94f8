import { afterEach, expect, test, vi } from 'vitest';
import { supportsSimd, supportsThreads } from '../../src/wasm/support.js';

afterEach(() => vi.unstubAllGlobals());

function refuse(): never {
  throw new Error('no such instruction');
}

test('this machine has all that kernels need', () => {
  expect([supportsSimd(), supportsThreads()]).toEqual([true, true]);
});

test('a machine without is told from it', () => {
  vi.stubGlobal('SharedArrayBuffer', undefined);
  expect([supportsSimd(), supportsThreads()]).toEqual([true, false]);
  vi.spyOn(WebAssembly, 'Module').mockImplementation(refuse);
  expect(supportsSimd()).toBe(false);
  vi.restoreAllMocks();
  vi.stubGlobal('WebAssembly', undefined);
  expect([supportsSimd(), supportsThreads()]).toEqual([false, false]);
});
