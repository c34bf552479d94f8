import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunctionRef } from '../../src/wasm/code.js';
import { Graph } from '../../src/wasm/graph.js';

const nothing = () => {};
const REF: FunctionRef = { name: 'f', parameters: ['f64'], results: ['f64'] };

describe('a graph', () => {
  it('computes what is made of constants, as JavaScript does', () => {
    const g = new Graph();
    const operations = {
      add: (a: number, b: number) => a + b,
      sub: (a: number, b: number) => a - b,
      mul: (a: number, b: number) => a * b,
      div: (a: number, b: number) => a / b,
      min: Math.min,
      max: Math.max,
    };
    fc.assert(
      fc.property(fc.double(), fc.double(), (a, b) => {
        for (const [name, compute] of Object.entries(operations)) {
          const node = g[name as keyof typeof operations](g.number(a), g.number(b));
          expect(node.operation).toBe('constant');
          expect(node.value).toBe(compute(a, b));
        }
      }),
    );
  });

  it('makes one node of what is the same, and keeps what differs apart', () => {
    const g = new Graph();
    const [x, y] = [g.leaf('x', nothing, true), g.leaf('y', nothing, true)];
    expect(g.leaf('x', nothing, true)).toBe(x);
    expect(g.add(x, y)).toBe(g.add(x, y));
    expect(g.add(x, y)).not.toBe(g.add(y, x));
    expect(g.number(0)).not.toBe(g.number(-0));
    expect(g.number(Number.NaN)).toBe(g.number(Number.NaN));
    expect(g.shift('wordShl', g.asWord(x), 1)).not.toBe(g.shift('wordShl', g.asWord(x), 2));
    expect(g.outside(REF, [x])).toBe(g.outside(REF, [x]));
    expect(g.outside({ ...REF, name: 'other' }, [x])).not.toBe(g.outside(REF, [x]));
  });

  it('drops what changes no bit, and nothing else', () => {
    const g = new Graph();
    const x = g.leaf('x', nothing, true);
    expect(g.mul(x, g.number(1))).toBe(x);
    expect(g.mul(g.number(1), x)).toBe(x);
    expect(g.div(x, g.number(1))).toBe(x);
    expect(g.select(g.compare('lt', x, g.number(0)), x, x)).toBe(x);
    // -0 + 0 is 0, and 0 * infinity is NaN.
    expect(g.add(x, g.number(0))).not.toBe(x);
    expect(g.mul(x, g.number(0)).operation).toBe('mul');
  });

  it('makes numbers of truths and truths of numbers where they are wanted', () => {
    const g = new Graph();
    const x = g.leaf('x', nothing, true);
    const truth = g.compare('lt', x, g.number(0));
    expect(g.asMask(g.asNumberKind(truth))).toBe(truth);
    expect(g.add(truth, x).parts[0]).toBe(g.asNumberKind(truth));
    expect(g.and(x, truth).parts[0]).toBe(g.compare('ne', x, g.number(0)));
    expect(g.not(x)).toBe(g.compare('eq', x, g.number(0)));
    expect(g.mul(truth, g.number(1)).kind).toBe('number');
  });

  it('knows what differs from turn to turn', () => {
    const g = new Graph();
    const [x, t] = [g.leaf('x', nothing, true), g.leaf('t', nothing, false)];
    expect(g.add(t, g.number(1)).varies).toBe(false);
    expect(g.add(t, x).varies).toBe(true);
    expect(g.outside(REF, [t]).varies).toBe(false);
    expect(g.unlessRare(g.compare('lt', t, t), t, REF, [x]).varies).toBe(true);
  });
});
