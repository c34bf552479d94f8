/** What is computed entry by entry. */
import { binary, call, type Expression, number, symbol } from '../../../equations/expression.js';
import type { Backend, Elementwise } from '../../tensor/backend.js';

export interface Formulas {
  /** state, drive and base, with epsilon. */
  readonly free: Elementwise;
  /** Besides: force and stiffness. */
  readonly nudged: Elementwise;
  /** strength (target - linear free) */
  readonly force: Elementwise;
  /** scale (after - before) */
  readonly change: Elementwise;
  /** scale factor */
  readonly scaled: Elementwise;
  /** bias + scale sum */
  readonly learnBias: Elementwise;
  readonly copy: Elementwise;
}

export function compileFormulas(backend: Backend): Formulas {
  const { free, nudged } = eulerSteps();
  const [scale, factor, copied] = ['scale', 'factor', 'copied'].map(symbol);
  const pulling = binary('-', symbol('target'), binary('*', symbol('linear'), symbol('free')));
  return {
    free: backend.compile(free),
    nudged: backend.compile(nudged),
    force: backend.compile(binary('*', symbol('strength'), pulling)),
    change: backend.compile(binary('*', scale, binary('-', symbol('after'), symbol('before')))),
    scaled: backend.compile(binary('*', scale, factor)),
    learnBias: backend.compile(binary('+', symbol('bias'), binary('*', scale, symbol('sum')))),
    copy: backend.compile(copied),
  };
}

function eulerSteps(): { readonly free: Expression; readonly nudged: Expression } {
  const [state, drive, base] = ['state', 'drive', 'base'].map(symbol);
  const velocity = binary('-', binary('+', drive, base), state);
  const pull = binary('-', symbol('force'), binary('*', symbol('stiffness'), state));
  const step = (by: Expression): Expression =>
    call('clip', binary('+', state, binary('*', symbol('epsilon'), by)), number(0), number(1));
  return { free: step(velocity), nudged: step(binary('+', velocity, pull)) };
}
