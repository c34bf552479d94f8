import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearest, suggestion } from '../src/suggest.js';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 6 });

/** Tries every last edit: exponential, and plainly right. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const swapped = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    slowDistance(a.slice(0, -1), b) + 1,
    slowDistance(a, b.slice(0, -1)) + 1,
    slowDistance(a.slice(0, -1), b.slice(0, -1)) + (a.at(-1) === b.at(-1) ? 0 : 1),
    swapped ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : Number.POSITIVE_INFINITY,
  );
}

describe('edit distance', () => {
  it('is what trying every edit gives', () => {
    fc.assert(
      fc.property(word, word, (a, b) => editDistance(a, b) === slowDistance(a, b)),
      {
        numRuns: 60,
      },
    );
  });
});

describe('the nearest name', () => {
  it('forgives a slip of the keys, in either case', () => {
    expect(nearest('conect', ['from', 'connect', 'to'])).toBe('connect');
    expect(nearest('Sise', ['model', 'size'])).toBe('size');
    expect(nearest('poissno', ['lif', 'poisson'])).toBe('poisson');
  });

  it('of a single letter is the other case only', () => {
    expect(nearest('V', ['u', 'v'])).toBe('v');
    expect(nearest('x', ['E', 'I'])).toBeUndefined();
  });

  it('is none when nothing is near', () => {
    expect(nearest('banana', ['model', 'size'])).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
  });

  it('costs little for a hostile name', () => {
    expect(nearest('a'.repeat(1_000_000), ['size'])).toBeUndefined();
  });
});

describe('a suggestion', () => {
  it('asks for the near one, lists what there is, or is silent', () => {
    expect(suggestion('sise', ['size'])).toBe('Did you mean `size`?');
    expect(suggestion('banana', ['model', 'size'])).toBe('Choose one of: model, size.');
    expect(suggestion('banana', [])).toBe('');
  });
});
