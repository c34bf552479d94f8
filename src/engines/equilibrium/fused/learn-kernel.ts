/** The contrastive update of a bond above the input: w_jk += scale (after_j after_k - before_j before_k). */
import type { ModuleBuilder } from '../../../wasm/module.js';
import { eachRows } from './exchange.js';
import type { FusedBond, FusedLayout } from './layout.js';
import { eachVector } from './vectors.js';

export function learnBondKernel(module: ModuleBuilder, layout: FusedLayout, bond: FusedBond): void {
  const { before, after, scale } = layout;
  const { pre, post, rowBytes } = bond;
  module.function(learnBondName(layout.bonds.indexOf(bond)), [], [], (code) => {
    const [gained, lost, row] = [code.local('v128'), code.local('v128'), code.local('i32')];
    eachRows(code, { ...bond, rowsTogether: 1, rows: post.width }, (neuron, weights) => {
      for (const [local, states] of [
        [gained, after],
        [lost, before],
      ] as const) {
        code.get(neuron).simdMemory('v128.load32_splat', states + post.from);
        code.i32(0).simdMemory('v128.load', scale).simd('f32x4.mul').set(local);
      }
      eachVector(code, rowBytes, (offset) => {
        code.get(weights, offset).op('i32.add').tee(row);
        code.get(row).simdMemory('v128.load', bond.at);
        code
          .get(offset)
          .simdMemory('v128.load', after + pre.from)
          .get(gained);
        code.simd('f32x4.mul', 'f32x4.add');
        code
          .get(offset)
          .simdMemory('v128.load', before + pre.from)
          .get(lost);
        code.simd('f32x4.mul', 'f32x4.sub').simdMemory('v128.store', bond.at);
      });
    });
  });
}

export const learnBondName = (bond: number): string => `learn bond ${bond}`;
