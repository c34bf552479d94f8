/**
 * How synapses above the input learn, and what those from the input and biases learn from:
 *
 *     learn bond l         w_jk += the sum of (scale post_j) pre_k, over the terms of the change
 *     factors              for synapses from the input and for biases: what each neuron is to learn, before it is scaled
 *     change bond l        w_jk += the sum of scale own_jk, over what weights change by themselves
 */
import type { Changes, EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import { binary, type Expression, number, symbol } from '../../../equations/expression.js';
import type { Code } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { eachRows } from './exchange.js';
import type { FormulaWriter } from './formula.js';
import { BYTES, type FusedBond, type FusedLayout, VECTOR_BYTES } from './layout.js';
import { eachVector } from './vectors.js';

const ONE = number(1);

export function learnBondKernel(
  module: ModuleBuilder,
  writer: FormulaWriter,
  layout: FusedLayout,
  bond: FusedBond,
  { products }: Changes,
): void {
  const { before, after } = layout;
  const { pre, post, rowBytes } = bond;
  module.function(learnBondName(layout.bonds.indexOf(bond)), [], [], (code) => {
    const [start, end] = [code.local('v128'), code.local('v128')];
    const row = code.local('i32');
    const leaves = { start_post: { loaded: start }, end_post: { loaded: end } };
    eachRows(code, { ...bond, rowsTogether: 1, rows: post.width }, (neuron, weights) => {
      for (const [local, told] of [
        [start, before],
        [end, after],
      ] as const)
        code
          .get(neuron)
          .simdMemory('v128.load32_splat', told + post.from)
          .set(local);
      const parts = products.map((term, k) => {
        const scale = { common: layout.scale + k * VECTOR_BYTES };
        const value = term.post === undefined ? symbol('scale') : binary('*', term.post, symbol('scale'));
        return writer.inFourLanes(code, neuron, value, { ...leaves, scale });
      });
      eachVector(code, rowBytes, (offset) => {
        code.get(weights, offset).op('i32.add').tee(row);
        code.get(row).simdMemory('v128.load', bond.at);
        products.forEach((term, k) => {
          const of = { start_pre: { at: before + pre.from }, end_pre: { at: after + pre.from } };
          code.get(writer.inFourLanes(code, offset, term.pre ?? ONE, of), parts[k]);
          code.simd('f32x4.mul', 'f32x4.add');
        });
        code.simdMemory('v128.store', bond.at);
      });
    });
  });
}

export const learnBondName = (bond: number): string => `learn bond ${bond}`;

/** What neurons see of both ends, of whatever the change of synapses from the input and of biases is made. */
export const factorsOf = ({ clamped, biases }: EquilibriumProgram): readonly Expression[] =>
  [...clamped.products, ...biases.products].map(({ post }) => post ?? ONE);

export function factorsKernel(
  module: ModuleBuilder,
  writer: FormulaWriter,
  { before, after, factors, stateSize }: FusedLayout,
  values: readonly Expression[],
): void {
  const leaves = { start_post: { at: before }, end_post: { at: after } };
  module.function('factors', [], [], (code) => {
    eachVector(code, stateSize * BYTES, (offset) => {
      const formulas = values.map((value, k) => ({ into: factors + k * stateSize * BYTES, value, leaves }));
      writer.write(code, offset, formulas);
    });
  });
}

/** A kernel for each stretch of weights. */
export function changeKernel(
  module: ModuleBuilder,
  writer: FormulaWriter,
  name: string,
  { own }: Changes,
  { at, bytes, scale }: { readonly at: number; readonly bytes: number; readonly scale: number },
): void {
  const scales = own.map((_, k) => [`scale ${k}`, { common: scale + k * VECTOR_BYTES }] as const);
  const value = own.reduce<Expression>(
    (sum, term, k) => binary('+', sum, binary('*', symbol(`scale ${k}`), term.own ?? ONE)),
    symbol('w'),
  );
  module.function(name, [], [], (code: Code) => {
    eachVector(code, bytes, (offset) => {
      writer.write(code, offset, [{ into: at, value, leaves: { w: { at }, ...Object.fromEntries(scales) } }]);
    });
  });
}
