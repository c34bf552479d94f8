/** All kernels of a part of a circuit as one WebAssembly module. */
import { Outside } from '../../../equations/kernel/outside.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import type { PartPlan } from '../layout/part-plan.js';
import { driveKernel } from './drive-kernels.js';
import { neuronKernels } from './neuron-kernels.js';
import { synapseKernels } from './synapse-kernels.js';

export type Kernel = (...parameters: number[]) => number;

export function makeMemory({ pages }: PartPlan, shared: boolean): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: pages, shared });
}

export function writeKernels(
  plan: PartPlan,
  shared: boolean,
): { readonly module: ModuleBuilder; readonly outside: Outside } {
  const module = new ModuleBuilder({ initial: plan.pages, maximum: plan.pages, shared });
  const outside = new Outside(module);
  const { seed, dt, precision } = plan.circuit;
  const world = { seed, dt, precision, module, outside };
  for (const block of plan.neurons) neuronKernels(block, world, plan.watched[block.population.index]);
  for (const block of plan.synapses) {
    const { source, target } = block.projection;
    synapseKernels(block, { pre: plan.neurons[source], post: plan.neurons[target] }, world);
  }
  for (const drive of plan.drives) driveKernel(drive, world);
  return { module, outside };
}

/** The kernels of a part; undefined where there is nothing to do. */
export function instantiate(
  plan: PartPlan,
  memory: WebAssembly.Memory,
): (name: string) => Kernel | undefined {
  const shared = !(memory.buffer instanceof ArrayBuffer);
  const { module, outside } = writeKernels(plan, shared);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...outside.imports, [IMPORTS.memory]: memory },
  });
  return (name) => exports[name] as Kernel | undefined;
}
