/** Where the value of a name is found, whoever asks: generated code and the slow walk over the tree agree on it. */
import { Problem } from '../../problem.js';
import type { Scope, Variable } from '../scope.js';
import type { Bindings } from './bindings.js';

/** Which of a closure's arguments an array is read at. */
export type IndexName = 'index' | 'pre' | 'post';

export type Place =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'index'; readonly of: IndexName }
  | { readonly kind: 'time' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'array'; readonly array: Float64Array | Uint32Array; readonly at: IndexName | 0 };

export function placeOf(name: string, scope: Scope, bindings: Bindings): Place {
  const { synaptic } = bindings;
  const variable = scope.get(name);
  if (variable === undefined) throw new Error(`a program reads ${name}, which is not in its scope`);
  if (variable.value !== undefined) return { kind: 'fixed', value: variable.value };
  const index = indexOf(variable, synaptic);
  const array = bindings.column(variable);
  if (array !== undefined) return { kind: 'array', array, at: variable.shared ? 0 : index };
  switch (variable.key) {
    case 't':
      return { kind: 'time' };
    case 't_in_timesteps':
      return { kind: 'tick' };
    case 'dt':
      return { kind: 'fixed', value: bindings.dtSeconds };
    case 'N':
      return { kind: 'fixed', value: bindings.size(variable) };
    case 'i':
      return { kind: 'index', of: synaptic && variable.owner === 'own' ? 'pre' : index };
    case 'j':
      return { kind: 'index', of: 'post' };
    case 'N_outgoing':
    case 'N_incoming':
      return degreePlace(variable, bindings);
    default:
      throw unreadable(variable);
  }
}

function indexOf({ owner }: Variable, synaptic: boolean): IndexName {
  return synaptic && (owner === 'pre' || owner === 'post') ? owner : 'index';
}

function degreePlace(variable: Variable, bindings: Bindings): Place {
  const degrees = bindings.degrees?.();
  if (degrees === undefined) throw unreadable(variable);
  return variable.key === 'N_outgoing'
    ? { kind: 'array', array: degrees.outgoing, at: 'pre' }
    : { kind: 'array', array: degrees.incoming, at: 'post' };
}

function unreadable({ name }: Variable): Problem {
  return new Problem(`\`${name}\` cannot be read here.`, { fix: 'Leave it out of this text.' });
}
