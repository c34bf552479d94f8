import { expect, it } from 'vitest';
import { confine } from '../../../src/build/connect/confine.js';

it.each(['edges.csv', 'data/edges.csv', './a..b.csv'])('%j is beside or below', (path) => {
  expect(confine(path)).toBe(path);
});

it.each([
  '',
  '/etc/passwd',
  '../edges.csv',
  'a/../../b',
  'a/..',
  '..\\b',
  '\\\\host\\share',
  'C:\\a',
  'C:a',
  'file:///etc/passwd',
  'http://host/a',
  'a\0b',
])('%j is refused', (path) => {
  expect(() => confine(path)).toThrow(/not beside the network file/);
});
