/** What every step of a layer of tensors is taken with. */
import type { Backend } from '../backend.js';
import type { LayerMatrices } from './layer-matrices.js';
import type { Ordered } from './ordered.js';
import type { Scratch } from './scratch.js';

export interface LayerWorld {
  readonly backend: Backend;
  readonly matrices: LayerMatrices;
  readonly scratch: Scratch;
  readonly ordered: Ordered;
}

/** Takes a step for the whole batch. */
export type Run = () => void;
