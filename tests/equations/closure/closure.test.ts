import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import {
  type Bindings,
  compileCondition,
  compileProgram,
  compileSynapse,
  compileValue,
} from '../../../src/equations/closure/closure.js';
import { evaluate } from '../../../src/equations/evaluate.js';
import { binary, call, type Expression, number, symbol } from '../../../src/equations/expression.js';
import type { Statement } from '../../../src/equations/program.js';
import type { Scope, Variable } from '../../../src/equations/scope.js';
import { DIMENSIONLESS } from '../../../src/equations/units/dimension.js';
import { expressions } from '../random-expression.js';

function variable(name: string, more: Partial<Variable> = {}): [string, Variable] {
  const plain = { type: 'float', dimension: DIMENSIONLESS, readOnly: false, shared: false } as const;
  return [
    name,
    { name, key: name, owner: 'own', role: 'parameter', unlessRefractory: false, ...plain, ...more },
  ];
}

const MEMBERS = 3;

function world(names: readonly (readonly [string, Variable])[], synaptic = false) {
  const scope: Scope = new Map([
    ...names,
    variable('t', { role: 'engine', owner: 'network' }),
    variable('i', { role: 'engine' }),
    variable('j', { role: 'engine' }),
    variable('N', { role: 'engine' }),
  ]);
  const columns = new Map<string, Float64Array>();
  const bindings: Bindings = {
    synaptic,
    dtSeconds: 1e-4,
    column: ({ key, role, shared }) => {
      if (role === 'engine') return undefined;
      if (!columns.has(key)) columns.set(key, new Float64Array(shared ? 1 : MEMBERS));
      return columns.get(key);
    },
    size: () => MEMBERS,
    stream: new RandomStream(1, 'group', 'purpose'),
  };
  return { scope, bindings, column: (name: string) => bindings.column(scope.get(name)!)! };
}

const FORMS = [
  ['generated', { generate: true }],
  ['walked', { generate: false }],
] as const;

describe.each(FORMS)('%s closures', (_, options) => {
  it('give every expression the value that the walk over its tree gives, to the last bit', () => {
    const { scope, bindings, column } = world([variable('a'), variable('b')]);
    fc.assert(
      fc.property(expressions(), fc.double(), fc.double(), (expression, a, b) => {
        column('a')[1] = a;
        column('b')[1] = b;
        const expected = evaluate(expression, (name) => (name === 'a' ? a : b));
        expect(compileValue(expression, scope, bindings, options)(1, 0, 0, 0)).toBe(expected);
        expect(compileCondition(expression, scope, bindings, options)(1, 0)).toBe(expected !== 0);
      }),
      { numRuns: 3000 },
    );
  });

  it('run statements in order, temporaries and columns alike', () => {
    const { scope, bindings, column } = world([variable('a'), variable('b')]);
    const names = ['a', 'b', 'x0', 'x1', 'x2'];
    const statement = fc.tuple(fc.constantFrom('a', 'b', 'local'), expressions(names));
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 8 }), fc.double(), fc.double(), (drawn, a, b) => {
        const statements = chained(drawn);
        const expected = new Map([
          ['a', a],
          ['b', b],
        ]);
        for (const { target, value } of statements)
          expected.set(
            target,
            evaluate(value, (name) => expected.get(name)!),
          );
        column('a')[2] = a;
        column('b')[2] = b;
        compileProgram({ statements, draws: 0 }, scope, bindings, options)(2, 0);
        expect([column('a')[2], column('b')[2]]).toEqual([expected.get('a'), expected.get('b')]);
      }),
      { numRuns: 500 },
    );
  });

  it('know time, indices and sizes', () => {
    const { scope, bindings } = world([]);
    const read = (name: string, w = { scope, bindings }): number =>
      compileValue(symbol(name), w.scope, w.bindings, options)(2, 0, 1, 7);
    expect([read('t'), read('i'), read('N')]).toEqual([7 * 1e-4, 2, MEMBERS]);
    const between = world([], true);
    expect([read('i', between), read('j', between)]).toEqual([0, 1]);
  });

  it('draw by member, tick and slot, whatever the order of calls', () => {
    const { scope, bindings } = world([variable('a')]);
    const drawn: Expression = binary(
      '+',
      { ...call('rand'), slot: 4 },
      { ...call('poisson', number(3)), slot: 5 },
    );
    const value = compileValue(drawn, scope, bindings, options);
    const { stream } = bindings;
    for (const [index, tick] of [
      [2, 9],
      [0, 3],
      [2, 9],
    ])
      expect(value(index, 0, 0, tick)).toBe(
        stream.uniform(index, tick, 4) + stream.poisson(3, index, tick, 5),
      );
  });

  it('draw once for all what all share', () => {
    const { scope, bindings, column } = world([variable('common', { shared: true }), variable('a')]);
    const drawn: Expression = { ...call('randn'), slot: 0 };
    const statements: Statement[] = [
      { target: 'common', local: false, value: drawn },
      { target: 'a', local: false, value: symbol('common') },
    ];
    const step = compileProgram({ statements, draws: 1 }, scope, bindings, options);
    for (let index = 0; index < MEMBERS; index++) step(index, 5);
    expect(new Set(column('a')).size).toBe(1);
    expect(column('a')[0]).toBe(bindings.stream.normal(0, 5, 0));
  });

  it('take no name for code', () => {
    const hostile = 'constructor`;throw 1//';
    const { scope, bindings, column } = world([variable(hostile), variable('__proto__')]);
    column(hostile)[0] = 2;
    const statements: Statement[] = [
      { target: 'process.exit()', local: true, value: symbol(hostile) },
      { target: '__proto__', local: false, value: binary('*', symbol('process.exit()'), number(3)) },
    ];
    compileSynapse({ statements, draws: 0 }, scope, bindings, options)(0, 0, 0, 0);
    expect(column('__proto__')[0]).toBe(6);
  });

  it('refuse a name that is not in scope', () => {
    const { scope, bindings } = world([]);
    expect(() => compileValue(symbol('gone'), scope, bindings, options)(0, 0, 0, 0)).toThrow(
      'not in its scope',
    );
  });
});

/** Gives temporaries the names x0, x1, ... and replaces what is read before it is written. */
function chained(drawn: readonly (readonly [string, Expression])[]): Statement[] {
  const known = new Set(['a', 'b']);
  let temporaries = 0;
  return drawn.map(([target, value]) => {
    const readable = replaceUnknown(value, known);
    const name = target === 'local' ? `x${temporaries++}` : target;
    known.add(name);
    return { target: name, local: target === 'local', value: readable };
  });
}

function replaceUnknown(node: Expression, known: ReadonlySet<string>): Expression {
  switch (node.kind) {
    case 'number':
      return node;
    case 'symbol':
      return known.has(node.name) ? node : number(1);
    case 'unary':
      return { ...node, operand: replaceUnknown(node.operand, known) };
    case 'binary':
      return { ...node, left: replaceUnknown(node.left, known), right: replaceUnknown(node.right, known) };
    case 'call':
      return { ...node, arguments: node.arguments.map((part) => replaceUnknown(part, known)) };
  }
}
