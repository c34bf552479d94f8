/** Expressions that a backend has compiled already, by their text: rooms for batches come and go. */
import type { Expression } from '../../../equations/expression.js';
import { printExpression } from '../../../equations/print.js';
import type { Backend, Elementwise } from '../../tensor/backend.js';

const COMPILED = new WeakMap<Backend, Map<string, Elementwise>>();

export function compiledFor(backend: Backend, expression: Expression): Elementwise {
  const known = COMPILED.get(backend) ?? new Map<string, Elementwise>();
  COMPILED.set(backend, known);
  const text = printExpression(expression);
  const compiled = known.get(text) ?? backend.compile(expression);
  known.set(text, compiled);
  return compiled;
}
