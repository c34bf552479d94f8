import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeTable, readTable, type TableFormat } from '../../../src/data/formats/csv.js';
import { csvCells } from '../../../src/data/formats/csv-cells.js';

const read = (text: string, format?: TableFormat) => {
  const { split, classes } = readTable(text, 'table.csv', format);
  return { rows: [...split.inputs.values], width: split.inputs.width, labels: [...split.labels], classes };
};

describe('a table', () => {
  test('without names: the label is last, and classes are counted from 0', () => {
    expect(read('1,2,0\n3,4.5,2\n')).toEqual({
      rows: [1, 2, 3, 4.5],
      width: 2,
      labels: [0, 2],
      classes: ['0', '1', '2'],
    });
  });

  test('with names, words for labels, quotes, blank lines and the ends of lines of Windows', () => {
    const text = '\uFEFFkind,"a, b",c\r\n"big, red",1e-1, 2\r\n\r\nsmall,-3,+4\r\n';
    expect(read(text, { label: 'kind' })).toEqual({
      rows: [0.1, 2, -3, 4].map(Math.fround),
      width: 2,
      labels: [0, 1],
      classes: ['big, red', 'small'],
    });
    expect(read(text, { label: 0 }).labels).toEqual([0, 1]);
  });

  test('with the classes given: by their names or numbers', () => {
    expect(read('1,b\n2,a\n3,1\n', { classes: ['a', 'b'] }).labels).toEqual([1, 0, 1]);
  });

  test('gives back any numbers that fit 32 bits', () => {
    const row = fc.tuple(fc.float({ noNaN: true, noDefaultInfinity: true }), fc.nat(4));
    fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), (rows) => {
        const { split } = readTable(rows.map((cells) => cells.join(',')).join('\n'), 't');
        // "-0" is printed as 0.
        expect([...split.inputs.values]).toEqual(rows.map(([value]) => value + 0));
        expect([...split.labels]).toEqual(rows.map(([, label]) => label));
      }),
    );
  });

  test.each<[string, string, TableFormat | undefined, RegExp]>([
    ['nothing', ' \n', undefined, /is empty/],
    [
      'lines of unlike lengths',
      '1,2,0\n1,0\n',
      undefined,
      /Line 2 of `table.csv` has 2 columns, the first 3/,
    ],
    ['a word', '1,2,0\n1,x,0\n', undefined, /Column 2 in line 2 of `table.csv` is `x`/],
    ['a gap', '1,2,0\n,1,0\n', undefined, /Column 1 in line 2 of `table.csv` is empty/],
    ['no such column', 'size,kind\n1,a\n', { label: 'kinf' }, /no column `kinf`. Did you mean `kind`/],
    ['no column of that number', '1,0\n', { label: 2 }, /no column 2; it has 2/],
    ['a label that is none', '1,c\n', { classes: ['a', 'b'] }, /label in line 1 of `table.csv` is `c`/],
    ['a label out of range', '1,2\n', { classes: ['a', 'b'] }, /label in line 1 .* is `2`/],
  ])('with %s is refused', (_, text, format, message) => {
    expect(() => read(text, format)).toThrow(message);
  });

  test('lets NaN and infinities through to the check of all data', () => {
    expect(read('1,0\nNaN,0\n-Infinity,1\n').rows).toEqual([1, Number.NaN, Number.NEGATIVE_INFINITY]);
  });
});

test('more than fits a text is refused', () => {
  expect(decodeTable(new TextEncoder().encode('1,µ\n'), 't')).toBe('1,µ\n');
  expect(() => decodeTable(new Uint8Array(2 ** 28 + 1), 't')).toThrow(/`t` has 268435457 bytes/);
});

test('cells are what was joined, with quotes where they were needed', () => {
  const cell = fc.stringMatching(/^[a-z",]*$/);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 1 }), (cells) => {
      const line = cells
        .map((text) => (/[",]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
        .join(',');
      expect(csvCells(line)).toEqual(cells);
    }),
  );
});
