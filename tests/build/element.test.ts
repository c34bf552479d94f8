import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkedText } from '../../src/build/checked-text.js';
import { elementValue } from '../../src/build/element.js';
import { RandomStream } from '../../src/clock/random.js';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { checkSynapse } from '../../src/equations/check-synapse.js';
import { evaluate } from '../../src/equations/evaluate.js';
import { parse } from './small-network.js';

const neuron = checkNeuron({ equations: 'x : 1\ns : 1 (shared)\ndouble = 2 * x : 1' }, new Map(), parse);
const synapse = checkSynapse(
  { equations: 'w : 1', on_pre: 'x_post += w' },
  neuron.scope,
  neuron.scope,
  new Map(),
  parse,
);
const inNeuron = { scope: neuron.scope, dtSeconds: 1e-4, parse };
const inSynapse = { ...inNeuron, scope: synapse.scope };
const NUMBER = { dimension: undefined, type: 'float' } as const;
const random = new RandomStream(7, 'group', 'purpose');

const group = (values: number[]) => ({
  size: values.length,
  columns: new Map([
    ['x', Float64Array.from(values)],
    ['s', Float64Array.of(42)],
  ]),
});
const [pre, post] = [group([0.5, -1, 3]), group([7, 0, -0.25])];
const own = { size: 4, columns: new Map([['w', Float64Array.of(1, -2, 0, 0.125)]]) };
const perNeuron = { outgoing: Uint32Array.of(4, 5, 6), incoming: Uint32Array.of(1, 2, 3) };
const degrees = () => perNeuron;
const data = { own, ends: { pre, post }, degrees, random };

describe('elementValue', () => {
  const leaf = fc.constantFrom(
    ...['w', 'x_pre', 'x_post', 's_pre', 'double_post', 'i', 'j', 'N', 'N_pre', 'N_post'],
    ...['N_incoming', 'N_outgoing', '2.5', 'rand()', 'randn()', '(t / ms)', '(dt / ms)'],
  );
  const { text } = fc.letrec<{ text: string }>((tie) => ({
    text: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(tie('text'), fc.constantFrom('+', '-', '*', '/', '//', '%'), tie('text'))
        .map((parts) => `(${parts.join(' ')})`),
      fc
        .tuple(fc.constantFrom('exp', 'abs', 'floor', '-'), tie('text'))
        .map(([name, part]) => `${name}(${part})`),
      fc
        .tuple(fc.constantFrom('<', '>=', '!='), tie('text'), tie('text'))
        .map(([sign, a, b]) => `int(not (${a} ${sign} ${b}))`),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `clip(${a}, ${b}, 1)`),
      fc.tuple(tie('text'), tie('text')).map(([a, b]) => `max(${a}, ${b})`),
    ),
  }));
  const place = fc.tuple(fc.nat({ max: 3 }), fc.nat({ max: 2 }), fc.nat({ max: 2 }));

  it('gives what walking the tree gives', () => {
    fc.assert(
      fc.property(text, place, (written, [index, from, to]) => {
        const checked = checkedText(written, NUMBER, inSynapse);
        const known: Record<string, number> = {
          w: own.columns.get('w')![index],
          x_pre: pre.columns.get('x')![from],
          x_post: post.columns.get('x')![to],
          s_pre: 42,
          i: from,
          j: to,
          N: 4,
          N_pre: 3,
          N_post: 3,
          N_incoming: perNeuron.incoming[to],
          N_outgoing: perNeuron.outgoing[from],
          t: 0,
          dt: 1e-4,
        };
        const expected = evaluate(
          checked.expression,
          (name) => known[name],
          ({ name, slot }) =>
            name === 'rand' ? random.uniform(index, 0, slot!) : random.normal(index, 0, slot!),
        );
        expect(elementValue(checked, data)(index, from, to, 0)).toBe(expected);
      }),
      { numRuns: 300 },
    );
  });

  it('draws anew for every random call of a text', () => {
    const checked = checkedText('rand() - rand()', NUMBER, inSynapse);
    expect(checked.draws).toBe(2);
    expect(elementValue(checked, data)(1, 0, 0, 0)).toBe(random.uniform(1, 0, 0) - random.uniform(1, 0, 1));
  });

  it('reads a neuron by its own number', () => {
    const checked = checkedText('10 * i + N + s + double', NUMBER, inNeuron);
    expect(elementValue(checked, { own: pre, random })(2, 0, 0, 0)).toBe(20 + 3 + 42 + 6);
  });
});
