import type { Circuit } from '../../build/circuit.js';
import type { Relay } from '../../bus/relay.js';
import type { Engine } from '../engine.js';
import { KernelEngine, type KernelOptions } from './engine.js';

export { describeKernels } from './describe.js';
export type { KernelOptions } from './engine.js';
export { runThread, type SpawnThread, type ThreadStart } from './threads/crew.js';

export const makeKernels = (circuit: Circuit, relay: Relay, options: KernelOptions = {}): Engine =>
  new KernelEngine(circuit, relay, options);
