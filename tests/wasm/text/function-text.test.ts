import { expect, test } from 'vitest';
import type { Code } from '../../../src/wasm/code.js';
import { ModuleBuilder } from '../../../src/wasm/module.js';
import type { ValueType } from '../../../src/wasm/opcodes.js';
import { functionText } from '../../../src/wasm/text/function-text.js';

function textOf(
  parameters: readonly ValueType[],
  results: readonly ValueType[],
  write: (code: Code) => void,
) {
  const module = new ModuleBuilder({ initial: 1, maximum: 1, shared: false });
  module.function('f', parameters, results, write);
  // What is shown is a function that WebAssembly takes.
  expect(WebAssembly.validate(module.finish())).toBe(true);
  const [{ ref, code }] = module.functions;
  const v = (address: number) =>
    address >= 64 && address < 128 ? { name: 'v', behind: address - 64 } : undefined;
  return functionText(ref, code, v).split('\n');
}

test('a sum is a sum, with brackets where they matter', () => {
  const text = textOf(['f64', 'f64', 'f64'], ['f64'], (code) => {
    const [a, b, c] = code.parameters;
    code.get(a, b, c).op('f64.add', 'f64.add').get(a, b).op('f64.sub').get(c).op('f64.sub', 'f64.mul');
    code.get(a).op('f64.neg', 'f64.sqrt', 'f64.div').f64(-0).op('f64.add');
  });
  expect(text).toEqual([
    'f(x0: f64, x1: f64, x2: f64) -> f64',
    '  return (x0 + (x1 + x2)) * (x0 - x1 - x2) / sqrt(-x0) + -0',
  ]);
});

test('loops, blocks and branches are told by their names, places in memory by what lies there', () => {
  const text = textOf(['i32'], ['i32'], (code) => {
    const [end] = code.parameters;
    const at = code.local('i32');
    code.loop((again) => {
      code.get(at).get(at).simdMemory('v128.load', 64).f64(2).simd('f64x2.splat', 'f64x2.mul');
      code.simdMemory('v128.store', 80);
      code
        .get(at)
        .get(end)
        .op('i32.ge_u')
        .if(() => void code.get(at).op('return'));
      code.block((exit) => {
        code.get(at).memory('i32.load16_u', 200).op('i32.eqz').brIf(exit);
        code.br(again);
      });
      code.get(at).i32(16).op('i32.add').tee(at).get(end).op('i32.lt_u').brIf(again);
    });
    code.i32(-1);
  });
  expect(text).toEqual([
    'f(i0: i32) -> i32',
    '  loop A',
    '    v[i1 + 16] = v[i1] * splat(2)',
    '    if i1 >= i0: B',
    '      return i1',
    '    block C',
    '      if eqz(memory[i1 + 200: i32 16_u]): leave C',
    '      again A',
    '    i1 = i1 + 16',
    '    if i1 < i0: again A',
    '  return -1',
  ]);
});

test('what was read before it changes is shown before', () => {
  const text = textOf(['i32', 'f64'], ['f64'], (code) => {
    const [at, x] = code.parameters;
    code.get(x).get(at).memory('f64.load', 64);
    code.get(at).f64(1).memory('f64.store', 64);
    code.f64(3).set(x).op('f64.add').get(x).op('f64.add');
  });
  expect(text.slice(1)).toEqual([
    '  t0 = v[i0]',
    '  v[i0] = 1',
    '  t1 = x1',
    '  x1 = 3',
    '  return t1 + t0 + x1',
  ]);
});

test('lanes, constants of vectors and calls', () => {
  const module = new ModuleBuilder({ initial: 1, maximum: 1, shared: false });
  const log = module.import('log', ['f64'], ['f64']);
  module.function('g', ['i32'], ['f64'], (code) => {
    const [at] = code.parameters;
    const v = code.local('v128');
    code.v128(new Uint8Array(Float64Array.of(0.5, 2).buffer)).set(v);
    code.v128(new Uint8Array(Uint32Array.of(7, 7, 7, 7).buffer)).set(v);
    code.v128(new Uint8Array(Uint32Array.of(0, 1, 2, 3).buffer)).set(v);
    code.get(at, v).simdLaneMemory('v128.store64_lane', 0, 1);
    code.get(v).lane('f64x2.extract_lane', 1).call(log);
  });
  const [{ ref, code }] = module.functions;
  expect(
    functionText(ref, code, () => undefined)
      .split('\n')
      .slice(1),
  ).toEqual([
    '  v1 = <0.5, 2>',
    '  v1 = <0x7>',
    '  v1 = <0x0, 0x1, 0x2, 0x3>',
    '  memory[i0: 64-bit lane 1] = v1',
    '  t0 = log(v1.1)',
    '  return t0',
  ]);
});
