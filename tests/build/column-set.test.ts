import { describe, expect, it } from 'vitest';
import { ColumnSet, constantsOf, isAlike, lengthIn } from '../../src/build/column-set.js';
import type { Column } from '../../src/equations/program.js';
import { build, column } from './small-network.js';

const own = { key: 'w', shared: false, initial: 2 } as Column;
const common = { key: 's', shared: true, initial: 7 } as Column;

describe('a set of columns', () => {
  it('begins as its program says, and reads as a map of full columns', () => {
    const columns = ColumnSet.initial([own, common], 3);
    expect(new Map(columns)).toEqual(
      new Map([
        ['w', Float64Array.of(2, 2, 2)],
        ['s', Float64Array.of(7)],
      ]),
    );
    expect([columns.size, columns.has('w'), columns.get('x')]).toEqual([2, true, undefined]);
    expect([...columns.keys()]).toEqual(['w', 's']);
    expect([...columns.values()].map(({ length }) => length)).toEqual([3, 1]);
    const visited: string[] = [];
    columns.forEach((_, key) => {
      visited.push(key);
    });
    expect(visited).toEqual(['w', 's']);
  });

  it('keeps what differs as the array itself, and says what does not', () => {
    const columns = ColumnSet.initial([own, { ...own, key: 'u' }, common], 2);
    const values = Float64Array.of(1, 3);
    columns.set('u', values);
    columns.set('w', 5);
    expect(columns.get('u')).toBe(values);
    expect([...columns.constants]).toEqual([
      ['w', 5],
      ['s', 7],
    ]);
    expect([columns.lengthOf('w'), columns.lengthOf('s'), columns.lengthOf('x')]).toEqual([2, 1, undefined]);
  });
});

it('columns of any kind say their lengths and what they keep as one value', () => {
  const set = ColumnSet.initial([own, common], 3);
  expect([lengthIn(set, 'w'), constantsOf(set).get('w')]).toEqual([3, 2]);
  const map = new Map([['w', Float64Array.of(2, 2)]]);
  expect([lengthIn(map, 'w'), lengthIn(map, 'x'), constantsOf(map).size]).toEqual([2, undefined, 0]);
});

it('alike is alike to the bit', () => {
  expect(isAlike(Float64Array.of(1, 1, 1))).toBe(true);
  expect(isAlike(Float64Array.of(1, 1, 2))).toBe(false);
  expect(isAlike(Float64Array.of(0, -0))).toBe(false);
});

it('a projection keeps no column of equal values', async () => {
  const { projections } = await build(`
populations: {a: {model: cell, size: 300}}
projections:
  - {from: a, to: a, connect: all, weight: 2 mV, variable: v}
  - {from: a, to: a, connect: all, weight: rand() * mV, variable: v}
`);
  const [same, drawn] = projections;
  expect([...same.constants!]).toEqual([['w', 2e-3]]);
  expect([...new Set(column(same, 'w'))]).toEqual([2e-3]);
  expect(same.columns.get('w')).not.toBe(same.columns.get('w'));
  expect([...drawn.constants!]).toEqual([]);
  expect(drawn.columns.get('w')).toBe(drawn.columns.get('w'));
});
