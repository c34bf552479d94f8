import { describe, expect, it } from 'vitest';
import { type EdgeFileContext, readEdgeFile } from '../../../src/build/connect/file.js';
import { QuantityReader } from '../../../src/build/quantity-reader.js';
import { loadParser } from '../../../src/equations/parser.js';
import { DIMENSIONLESS, SECOND } from '../../../src/equations/units/dimension.js';
import { pairsOf } from './oracle.js';

const parse = await loadParser();
const context: EdgeFileContext = {
  file: 'edges.csv',
  sizes: { sources: 3, targets: 4 },
  columns: new Map([
    ['delay', SECOND],
    ['w', DIMENSIONLESS],
  ]),
  quantities: new QuantityReader(new Map([['slow', { value: 0.01, dimension: SECOND }]]), parse),
};
const read = (text: string) => readEdgeFile(text, context);

describe('an edge file', () => {
  it('lists synapses in any order, with comments, blank lines, Windows line ends and quotes', () => {
    const edges = read('\uFEFF# made by hand\r\nsource,target\r\n2,0\r\n\r\n0,"3"\r\n 0 , 1 \r\n2,2');
    expect(pairsOf(edges)).toEqual([
      [0, 3],
      [0, 1],
      [2, 0],
      [2, 2],
    ]);
    expect([...edges.listing]).toEqual([1, 2, 0, 3]);
  });

  it('reads further columns with the unit in the cell or in the heading', () => {
    const inCells = read('source,target,delay,w\n1,1,1.5 ms,2\n0,0,slow,-1e-3\n0,1,2 * slow,0');
    expect([...inCells.values.get('delay')!]).toEqual([0.0015, 0.01, 0.02]);
    expect([...inCells.values.get('w')!]).toEqual([2, -1e-3, 0]);
    const inHeading = read('w,delay [ms],target,source\n1,1.5,0,0\n2,0.3,1,0');
    expect([...inHeading.values.get('delay')!]).toEqual([1.5 * 0.001, 0.3 * 0.001]);
    expect(pairsOf(inHeading)).toEqual([
      [0, 0],
      [0, 1],
    ]);
  });

  it('may call the weight by the key of the network file', () => {
    expect([...read('source,target,weight\n0,1,0.5').values.get('w')!]).toEqual([0.5]);
    expect(() => read('source,target,weight,w\n0,1,0.5,1')).toThrow('The column w occurs twice');
  });

  it.each([
    ['', 'edges.csv is empty.'],
    ['source,targt\n0,0', 'edges.csv:1: There is no column "targt" here. Did you mean `target`?'],
    ['source\n0', 'edges.csv:1: The column target is missing.'],
    ['source,target,source\n0,0,0', 'edges.csv:1: The column source occurs twice.'],
    ['source,target\n0,0\n0', 'edges.csv:3: There are 1 cells where the heading has 2.'],
    ['source,target\n\n0,4', 'edges.csv:3: There is no target neuron 4.'],
    ['source,target\n-1,0', 'edges.csv:2: "-1" is no source neuron.'],
    ['source,target\n0,1e0', 'edges.csv:2: "1e0" is no target neuron.'],
    ['source,target,delay\n0,0,5', 'edges.csv:2: delay must be in second, but 5 is a number without unit.'],
    ['source,target,delay\n0,0,5 mV', 'edges.csv:2: delay must be in second, but 5 mV is in volt.'],
    ['source,target,delay [mV]\n0,0,5', 'edges.csv:2: delay must be in second, but 5 mV is in volt.'],
    ['source,target,w\n0,0,1/0', 'edges.csv:2: w is Infinity.'],
    ['source,target,w\n0,0,', 'edges.csv:2: '],
    ['source,target,w\n0,0,import("x")', 'edges.csv:2: '],
  ])('%j is refused with the line', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
