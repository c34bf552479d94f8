import { expect } from 'vitest';

/** Every tag is closed in order, nothing is drawn at NaN, and no text of a user has become markup. */
export function expectWellFormed(svg: string): void {
  const open: string[] = [];
  for (const [, closing, name, selfClosing] of svg.matchAll(
    /<(\/?)([a-z]+)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>/g,
  )) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing) open.push(name);
  }
  expect(open).toEqual([]);
  expect(svg.match(/</g)?.length).toBe(
    [...svg.matchAll(/<\/?[a-z]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g)].length,
  );
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
}
