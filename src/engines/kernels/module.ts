/** All kernels of a part of a circuit as one WebAssembly module. */
import { Outside } from '../../equations/kernel/outside.js';
import { IMPORTS, ModuleBuilder } from '../../wasm/module.js';
import { driveKernel } from './drive-kernels.js';
import { neuronKernels } from './neuron-kernels.js';
import type { PartPlan } from './part-plan.js';
import { synapseKernels } from './synapse-kernels.js';

export type Kernel = (...parameters: number[]) => number;

export interface Kernels {
  readonly memory: WebAssembly.Memory;
  /** Undefined where there is nothing to do. */
  find(name: string): Kernel | undefined;
}

/** @param shared whether threads are to share the memory. */
export function makeKernelModule(
  plan: PartPlan,
  shared: boolean,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly outside: Outside } {
  const module = new ModuleBuilder({ initial: plan.pages, maximum: plan.pages, shared });
  const outside = new Outside(module);
  const world = { seed: plan.circuit.seed, dt: plan.circuit.dt, module, outside };
  for (const block of plan.neurons) neuronKernels(block, world, plan.watched[block.population.index]);
  for (const block of plan.synapses) {
    const { source, target } = block.projection;
    synapseKernels(block, { pre: plan.neurons[source], post: plan.neurons[target] }, world);
  }
  for (const drive of plan.drives) driveKernel(drive, world);
  return { bytes: module.finish(), outside };
}

export function instantiate(plan: PartPlan, shared: boolean): Kernels {
  const { bytes, outside } = makeKernelModule(plan, shared);
  const memory = new WebAssembly.Memory({ initial: plan.pages, maximum: plan.pages, shared });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(bytes), {
    [IMPORTS.functions]: { ...outside.imports, [IMPORTS.memory]: memory },
  });
  return { memory, find: (name) => exports[name] as Kernel | undefined };
}
