/**
 * A phase, all its steps in one call:
 *
 *     settle free (steps)       s := the next state, by its text, for all neurons at once
 *     settle nudged (steps)     the output hears a force and a stiffness besides
 */
import type { NeuronProgram } from '../../../equations/equilibrium/index.js';
import type { ModuleBuilder } from '../../../wasm/module.js';
import { exchange } from './exchange.js';
import { type Formula, type FormulaWriter, withNumber } from './formula.js';
import type { FusedLayer, FusedLayout } from './layout.js';
import { eachVector } from './vectors.js';

export function settleKernels(
  module: ModuleBuilder,
  writer: FormulaWriter,
  layout: FusedLayout,
  neuron: NeuronProgram,
  epsilon: number,
): void {
  const { state, told, drive, base, layers } = layout;
  const tell = (from: number): Formula[] =>
    neuron.tellsState ? [] : [{ into: told + from, value: neuron.rho, leaves: { s: { at: state + from } } }];
  const step = ({ from }: FusedLayer, isPulled: boolean): Formula[] => [
    {
      into: state + from,
      value: withNumber(isPulled ? neuron.next : neuron.free, 'epsilon', epsilon),
      leaves: {
        s: { at: state + from },
        drive: { at: drive + from },
        force: { at: layout.force },
        stiffness: { common: layout.stiffness },
      },
    },
    ...tell(from),
  ];
  const top = layers[layers.length - 1];
  for (const kind of ['free', 'nudged'] as const)
    module.function(`settle ${kind}`, ['i32'], [], (code) => {
      const [steps] = code.parameters;
      eachVector(code, drive - state, (offset) => {
        code.get(offset, offset).simdMemory('v128.load', base).simdMemory('v128.store', drive);
        writer.write(code, offset, tell(0));
      });
      code.loop((again) => {
        for (const bond of layout.bonds) exchange(code, layout, bond);
        for (const layer of layers)
          eachVector(code, layer.to - layer.from, (offset) => {
            writer.write(code, offset, step(layer, kind === 'nudged' && layer === top));
            // What stays of the drive takes the place of the drive, for the next step.
            code.get(offset, offset).simdMemory('v128.load', base + layer.from);
            code.simdMemory('v128.store', drive + layer.from);
          });
        code.get(steps).i32(1).op('i32.sub').tee(steps).brIf(again);
      });
    });
}
