import { describe, expect, it } from 'vitest';
import { Graph } from '../../src/wasm/graph.js';
import { witnesses } from '../../src/wasm/witnesses.js';

const g = new Graph();
const leaf = (name: string) => g.leaf(name, () => {}, true);
const [a, b, c, other] = ['a', 'b', 'c', 'other'].map(leaf);

describe('witnesses', () => {
  it('are few where leaves are added up', () => {
    const sum = g.add(g.mul(g.number(2), a), g.sub(g.mul(other, b), g.div(c, other)));
    expect(witnesses([a, b, c], [g.sub(sum, sum), sum])).toEqual([sum]);
  });

  it('are the leaves themselves where these are multiplied, chosen from, or not read', () => {
    const roots = [g.mul(a, b), g.div(other, c), g.select(g.compare('lt', a, b), a, b)];
    expect(witnesses([a, b, c], roots)).toEqual([a, b, c]);
    expect(witnesses([a], [])).toEqual([a]);
  });

  it('leave none untold', () => {
    const [ab, bc] = [g.add(a, b), g.add(b, c)];
    expect(witnesses([a, b, c], [ab, bc])).toEqual([ab, c]);
  });
});
