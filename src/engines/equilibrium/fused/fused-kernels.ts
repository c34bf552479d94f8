/** The module of a network: all its kernels, for one layout and one text. */
import type { EquilibriumProgram } from '../../../equations/equilibrium/index.js';
import { IMPORTS, ModuleBuilder } from '../../../wasm/module.js';
import { driveKernel, learnInputKernel } from './drive-kernel.js';
import { FormulaWriter } from './formula.js';
import type { FusedLayout } from './layout.js';
import { changeKernel, factorsKernel, factorsOf, learnBondKernel } from './learn-kernel.js';
import { settleKernels } from './settle-kernel.js';

export type Kernels = Readonly<Record<string, (parameter?: number) => void>>;

export const changeName = (bond: number): string => `change bond ${bond}`;

export function makeKernels(
  layout: FusedLayout,
  program: EquilibriumProgram,
  epsilon: number,
  memory: WebAssembly.Memory,
): Kernels {
  const { pages, scale, inputs, layers, inputWeights } = layout;
  const { neuron, weights } = program;
  const module = new ModuleBuilder({ initial: pages, maximum: pages, shared: false });
  const writer = new FormulaWriter(module);
  driveKernel(module, layout);
  learnInputKernel(module, layout);
  settleKernels(module, writer, layout, neuron, epsilon);
  factorsKernel(module, writer, layout, factorsOf(program));
  for (const bond of layout.bonds) learnBondKernel(module, writer, layout, bond, weights);
  if (weights.own.length > 0) {
    const stretches = [
      { at: inputWeights, bytes: inputs * layers[0].to },
      ...layout.bonds.map(({ at, rows, rowBytes }) => ({ at, bytes: rows * rowBytes })),
    ];
    stretches.forEach(({ at, bytes }, l) => {
      changeKernel(module, writer, changeName(l), weights, { at, bytes, scale });
    });
  }
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(module.finish()), {
    [IMPORTS.functions]: { ...writer.imports, [IMPORTS.memory]: memory },
  });
  return exports as Kernels;
}
