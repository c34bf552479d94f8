/** Modules as an engine takes them: compiled, instantiated, run. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModuleBuilder } from '../../src/wasm/module.js';
import { functionsOf, instantiate } from './running.js';

const ONE_PAGE = { initial: 1, maximum: 1, shared: false };

describe('code', () => {
  it('hands back constants of every type', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
        fc.double(),
        (small, large, number) => {
          const { i32, i64, f64 } = functionsOf((module) => {
            module.function('i32', [], ['i32'], (code) => code.i32(small));
            module.function('i64', [], ['i64'], (code) => code.i64(large));
            module.function('f64', [], ['f64'], (code) => code.f64(number));
          });
          expect(i32()).toBe(small);
          expect(i64()).toBe(large);
          expect(f64()).toBe(number);
        },
      ),
    );
  });

  it('numbers locals of mixed types behind the parameters', () => {
    const { mixed } = functionsOf((module) =>
      module.function('mixed', ['f64', 'i32'], ['f64'], (code) => {
        const [x, n] = code.parameters;
        const [a, b, c, d] = [code.local('f64'), code.local('f64'), code.local('i32'), code.local('f64')];
        code.get(x).f64(1).op('f64.add').set(a).get(a).f64(2).op('f64.mul').set(b);
        code.get(n).i32(3).op('i32.add').set(c).get(c).op('f64.convert_i32_s').set(d);
        code.get(a, b).op('f64.sub').get(d).op('f64.div');
      }),
    );
    expect(mixed(4, 2)).toBe((5 - 10) / 5);
  });

  it('leaves the block it names, and goes back in the loop it names', () => {
    const { rowsAndColumns } = functionsOf((module) =>
      // Counts `columns` for each of `rows`, but leaves all at a count of 10.
      module.function('rowsAndColumns', ['i32', 'i32'], ['i32'], (code) => {
        const [rows, columns] = code.parameters;
        const [row, column, count] = [code.local('i32'), code.local('i32'), code.local('i32')];
        code.block((done) =>
          code.loop((nextRow) => {
            code.i32(0).set(column);
            code.loop((nextColumn) => {
              code.get(count).i32(1).op('i32.add').tee(count).i32(10).op('i32.eq');
              code.if(() => code.br(done));
              code.get(column).i32(1).op('i32.add').tee(column).get(columns).op('i32.lt_u').brIf(nextColumn);
            });
            code.get(row).i32(1).op('i32.add').tee(row).get(rows).op('i32.lt_u').brIf(nextRow);
          }),
        );
        code.get(count);
      }),
    );
    expect(rowsAndColumns(2, 3)).toBe(6);
    expect(rowsAndColumns(3, 3)).toBe(9);
    expect(rowsAndColumns(5, 3)).toBe(10);
  });

  it('loads and stores where it is told', () => {
    const module = new ModuleBuilder(ONE_PAGE);
    module.function('swap', ['i32'], [], (code) => {
      const [at] = code.parameters;
      const swapped = [8, 9, 10, 11, 12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7];
      code.get(at).get(at).simdMemory('v128.load', 16).get(at).simdMemory('v128.load', 16);
      code.shuffle(swapped).simdMemory('v128.store', 32);
      code.get(at).get(at).memory('f64.load', 0).memory('f64.store', 300);
    });
    const { exports, memory } = instantiate(module);
    const values = new Float64Array(memory.buffer);
    values.set([1, 2, 3, 4], 1);
    exports.swap(8);
    // Of the vector 16 bytes behind address 8: values 3 and 4.
    expect([...values.subarray(5, 7)]).toEqual([4, 3]);
    expect(new DataView(memory.buffer).getFloat64(308, true)).toBe(1);
  });

  it('refuses a vector that has not 16 bytes', () => {
    expect(() => functionsOf((m) => m.function('v', [], [], (code) => code.v128(new Uint8Array(8))))).toThrow(
      RangeError,
    );
  });
});

describe('a module', () => {
  it('calls its own functions and those it imports, whatever their order', () => {
    const exports = functionsOf(
      (module) => {
        const half = module.function('half', ['f64'], ['f64'], (code) =>
          code
            .get(...code.parameters)
            .f64(0.5)
            .op('f64.mul'),
        );
        module.function('both', ['f64'], ['f64'], (code) => {
          code
            .get(...code.parameters)
            .call(half)
            .call(module.import('addOne', ['f64'], ['f64']));
          code.call(module.import('double', ['f64'], ['f64']));
          code.call(module.import('addOne', ['f64'], ['f64']));
        });
      },
      { addOne: (x) => x + 1, double: (x) => 2 * x },
    );
    expect(exports.both(10)).toBe(13);
  });

  it('imports a function once, however often it is asked for', () => {
    const module = new ModuleBuilder(ONE_PAGE);
    expect(module.import('f', ['f64'], ['f64'])).toBe(module.import('f', ['f64'], ['f64']));
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(module.finish()));
    expect(imports.map(({ name }) => name)).toEqual(['f', 'memory']);
  });

  it('holds more functions than one byte counts', () => {
    const MANY = 300;
    const exports = functionsOf((module) => {
      let last = module.function('f0', ['f64'], ['f64'], (code) => code.get(...code.parameters));
      for (let k = 1; k <= MANY; k++) {
        const inner = last;
        last = module.function(`f${k}`, ['f64'], ['f64'], (code) =>
          code
            .get(...code.parameters)
            .call(inner)
            .f64(1)
            .op('f64.add'),
        );
      }
    });
    expect(exports[`f${MANY}`](0)).toBe(MANY);
  });

  it('tells of a call to a function of another module', () => {
    const other = new ModuleBuilder(ONE_PAGE).function('stranger', [], [], () => {});
    expect(() => functionsOf((module) => module.function('f', [], [], (code) => code.call(other)))).toThrow(
      /stranger/,
    );
  });

  it('takes a memory that threads share', () => {
    const module = new ModuleBuilder({ initial: 1, maximum: 2, shared: true });
    module.function('first', [], ['f64'], (code) => code.i32(0).memory('f64.load', 0));
    const memory = new WebAssembly.Memory({ initial: 1, maximum: 2, shared: true });
    new Float64Array(memory.buffer)[0] = 7;
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), { js: { memory } });
    expect((exports as { first: () => number }).first()).toBe(7);
  });
});
