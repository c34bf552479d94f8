/**
 * A phase, all its steps in one call:
 *
 *     settle free (steps)       s := clip(s + epsilon (drive - s)) for all neurons at once
 *     settle nudged (steps)     the output is pulled besides: + force - stiffness s
 */
import type { Code } from '../../../wasm/code.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { exchange } from './exchange.js';
import type { FusedLayout } from './layout.js';
import { clipTo, eachVector, splat } from './vectors.js';

export function settleKernels(module: ModuleBuilder, layout: FusedLayout, epsilon: number): void {
  for (const kind of ['free', 'nudged'] as const)
    module.function(`settle ${kind}`, ['i32'], [], (code) => {
      const [steps] = code.parameters;
      eachVector(code, layout.drive - layout.state, (offset) => {
        code.get(offset, offset).simdMemory('v128.load', layout.base).simdMemory('v128.store', layout.drive);
      });
      code.loop((again) => {
        for (const bond of layout.bonds) exchange(code, layout, bond);
        for (const layer of layout.layers) {
          const isPulled = kind === 'nudged' && layer === layout.layers[layout.layers.length - 1];
          eulerStep(code, layout, layer, epsilon, isPulled);
        }
        code.get(steps).i32(1).op('i32.sub').tee(steps).brIf(again);
      });
    });
}

/** Leaves what stays of the drive in place of the drive, for the next step. */
function eulerStep(
  code: Code,
  layout: FusedLayout,
  { from, to }: FusedLayout['layers'][number],
  epsilon: number,
  isPulled: boolean,
): void {
  const state = code.local('v128');
  const next = code.local('v128');
  const [states, drives, bases] = [layout.state, layout.drive, layout.base].map((at) => at + from);
  eachVector(code, to - from, (offset) => {
    code.get(offset).simdMemory('v128.load', states).set(state);
    code.get(offset, state);
    code.get(offset).simdMemory('v128.load', drives).get(state).simd('f32x4.sub');
    if (isPulled) {
      code.get(offset).simdMemory('v128.load', layout.force).simd('f32x4.add');
      code.i32(0).simdMemory('v128.load', layout.stiffness).get(state).simd('f32x4.mul', 'f32x4.sub');
    }
    splat(code, epsilon).simd('f32x4.mul', 'f32x4.add');
    clipTo(code, next);
    code.simdMemory('v128.store', states);
    code.get(offset, offset).simdMemory('v128.load', bases).simdMemory('v128.store', drives);
  });
}
