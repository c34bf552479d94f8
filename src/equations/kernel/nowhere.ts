/** A frame of formulas that belong to no network: every name they read is handed in as a temporary. */
import type { CallNode } from '../expression.js';
import type { Frame } from './frame.js';

const absent = (): never => {
  throw new Error('there is no network here');
};

export const NOWHERE: Pick<Frame, 'scope' | 'names' | 'offsets' | 'index' | 'tick' | 'draw'> = {
  scope: new Map(),
  names: { synaptic: false, dtSeconds: 0, column: absent, size: absent },
  offsets: {},
  index: absent,
  tick: absent,
  draw: (_graph, { name }: CallNode) => {
    throw new Error(`a formula draws ${name}`);
  },
};
