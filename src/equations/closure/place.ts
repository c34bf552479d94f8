/** Where the value of a name is found, whoever asks: closures, the slow walk over the tree and kernels agree on it. */
import { Problem } from '../../problem.js';
import type { Scope, Variable } from '../scope.js';
import type { Names } from './bindings.js';

/** Which of a closure's arguments an array is read at. */
export type IndexName = 'index' | 'pre' | 'post';

export type Place<Store> =
  | { readonly kind: 'fixed'; readonly value: number }
  | { readonly kind: 'index'; readonly of: IndexName }
  | { readonly kind: 'time' }
  | { readonly kind: 'tick' }
  | { readonly kind: 'array'; readonly array: Store; readonly at: IndexName | 0 };

/** In typed arrays, as closures want it. */
export type ArrayPlace = Place<Float64Array | Uint32Array>;

export function placeOf<Store>(name: string, scope: Scope, bindings: Names<Store>): Place<Store> {
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

function degreePlace<Store>(variable: Variable, bindings: Names<Store>): Place<Store> {
  const degrees = bindings.degrees?.();
  if (degrees === undefined) throw unreadable(variable);
  return variable.key === 'N_outgoing'
    ? { kind: 'array', array: degrees.outgoing, at: 'pre' }
    : { kind: 'array', array: degrees.incoming, at: 'post' };
}

function unreadable({ name }: Variable): Problem {
  return new Problem(`\`${name}\` cannot be read here.`, { fix: 'Leave it out of this text.' });
}
