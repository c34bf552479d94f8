/** Uniform and normal numbers of a stretch: neighbours have half a block each. */
import { FRACTION_BITS, HIGH_DROPPED, LOW_BITS, LOW_DROPPED } from '../../numeric/random-bits.js';
import type { Code, FunctionRef, Local } from '../code.js';
import { Emitter } from '../emit.js';
import { log } from '../functions/log.js';
import { cosTurns, sinTurns } from '../functions/trigonometric.js';
import { Graph, type Node } from '../graph.js';
import type { ModuleBuilder } from '../module.js';
import { TWO_LANES } from '../shape.js';
import { BYTES_PER_VECTOR, type Filling, fillStretch, HALVES, LAST_TWO } from './stretch.js';

export function fillUniform(module: ModuleBuilder, filling: Filling): FunctionRef {
  return fillStretch(module, filling, HALVES, (code, offset, [w0, w1, w2, w3]) => {
    [fractions(code, w0, w1), fractions(code, w2, w3)].flat().forEach((pair, nth) => {
      code.get(offset, pair).simdMemory('v128.store', nth * BYTES_PER_VECTOR);
    });
  });
}

/** @param logOutside for arguments that do not come up here. */
export function fillNormal(module: ModuleBuilder, filling: Filling, logOutside: FunctionRef): FunctionRef {
  return fillStretch(module, filling, HALVES, (code, offset, [w0, w1, w2, w3]) => {
    const radii = fractions(code, w0, w1);
    const angles = fractions(code, w2, w3);
    radii.forEach((uniform, nth) => {
      const g = new Graph();
      const of = (local: Local): Node => g.leaf(String(local.index), () => code.get(local), true);
      const radius = g.sqrt(g.mul(g.number(-2), log(g, g.sub(g.number(1), of(uniform)), logOutside)));
      const values = [cosTurns, sinTurns].map((turn) => g.mul(radius, turn(g, of(angles[nth]))));
      const emitter = new Emitter(code, TWO_LANES, values);
      values.forEach((value, half) => {
        code.get(offset);
        emitter.push(value);
        code.simdMemory('v128.store', (half * radii.length + nth) * BYTES_PER_VECTOR);
      });
    });
  });
}

/** Uniform numbers of the words of four lanes: of the first two, and of the last two. */
function fractions(code: Code, high: Local, low: Local): Local[] {
  return [0, 1].map((half) => {
    const push = (word: Local, shift: number): void => {
      code.get(word);
      if (half === 1) code.get(word).shuffle(LAST_TWO);
      code.i32(shift).simd('i32x4.shr_u', 'f64x2.convert_low_i32x4_u');
    };
    const result = code.local('v128');
    push(high, HIGH_DROPPED);
    TWO_LANES.constant(code, 2 ** LOW_BITS);
    code.simd('f64x2.mul');
    push(low, LOW_DROPPED);
    code.simd('f64x2.add');
    TWO_LANES.constant(code, 2 ** -FRACTION_BITS);
    code.simd('f64x2.mul').set(result);
    return result;
  });
}
