import { describe, expect, it } from 'vitest';
import { sideOfSquare, Views } from '../../../src/lab/pairs/views.js';
import { newRows, rowOf } from '../../../src/lab/rows.js';

/** A point in the middle of 5 x 5 pixels, many times. */
const COUNT = 200;
const MIDDLE = 12;
const points = newRows(COUNT, 25);
for (let row = 0; row < COUNT; row++) points.values[25 * row + MIDDLE] = 1;

describe('views', () => {
  it('move an image every way there is, and no further', () => {
    const views = new Views(1, { shift: 1, noise: 0 }).of(points, 0);
    const places = new Set(Array.from({ length: COUNT }, (_, row) => rowOf(views, row).indexOf(1)));
    expect([...places].sort((a, b) => a - b)).toEqual([6, 7, 8, 11, 12, 13, 16, 17, 18]);
  });

  it('let nothing in from the other side', () => {
    const full = newRows(COUNT, 25, new Float32Array(25 * COUNT).fill(1));
    const views = new Views(1, { shift: 2, noise: 0 }).of(full, 0);
    const sums = Array.from({ length: COUNT }, (_, row) => rowOf(views, row).reduce((sum, x) => sum + x, 0));
    // Moved by 2 and 2 there are 3 x 3 pixels left; not moved, all of them.
    expect(Math.min(...sums)).toBe(9);
    expect(Math.max(...sums)).toBe(25);
  });

  it('have noise of the size told, and leave what is no image where it is', () => {
    const rows = newRows(COUNT, 24);
    const { values } = new Views(3, { shift: 1, noise: 0.5 }).of(rows, 0);
    const variance = values.reduce((sum, x) => sum + x * x, 0) / values.length;
    expect(Math.sqrt(variance)).toBeCloseTo(0.5, 1);
    expect(sideOfSquare(24)).toBeUndefined();
  });

  it('differ from each other, and are the same for the same number', () => {
    const views = new Views(1, { shift: 1, noise: 0.1 });
    const [a, b, again] = [views.of(points, 0), views.of(points, COUNT), views.of(points, 0)];
    expect(again).toEqual(a);
    expect(b).not.toEqual(a);
  });
});
