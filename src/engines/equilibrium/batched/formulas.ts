/** What is computed entry by entry. */
import { binary, call, type Expression, number, symbol } from '../../../equations/expression.js';
import type { Backend, Elementwise } from '../../tensor/backend.js';

export interface Formulas {
  /** state, drive and base, with epsilon. */
  readonly free: Elementwise;
  /** Besides: force and stiffness. */
  readonly nudged: Elementwise;
  /** after - before */
  readonly difference: Elementwise;
  /** bias + scale sum */
  readonly learnBias: Elementwise;
}

export function compileFormulas(backend: Backend): Formulas {
  const { free, nudged } = eulerSteps();
  return {
    free: backend.compile(free),
    nudged: backend.compile(nudged),
    difference: backend.compile(binary('-', symbol('after'), symbol('before'))),
    learnBias: backend.compile(binary('+', symbol('bias'), binary('*', symbol('scale'), symbol('sum')))),
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
