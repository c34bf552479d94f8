/**
 * A layer of a file is shown samples, and nobody writes to it: it must need no more, and begin as something that can learn.
 * From TypeScript a layer may be told and written what its text leaves open, so `checkLayer` asks for none of this.
 */
import type { LayerDescription } from '../../network/layer-description.js';
import { Problem, within } from '../../problem.js';
import type { Equation } from '../checked.js';
import { isRandom } from '../draws.js';
import { type Expression, names } from '../expression.js';
import type { CheckedLayer } from './check-layer.js';
import { ownPortsOf, untold } from './ports.js';
import { sideOf } from './side.js';

/** @param neurons of the layer. */
export function demandAlone(checked: CheckedLayer, { init = {} }: LayerDescription, neurons: number): void {
  within(['equations'], () => {
    const [port] = ownPortsOf(checked.equations);
    if (port !== undefined) throw untold('This rule', [port.name]).at({ offset: port.offset });
    const kept = checked.equations.filter(({ kind }) => kind === 'parameter');
    demandWeights(kept);
    const written = new Set([...checked.onStart, ...checked.onFrame].map(({ target }) => target));
    for (const equation of kept)
      if (!written.has(equation.name) && !Object.hasOwn(init, equation.name)) throw neverGiven(equation);
    if (neurons > 1) demandDifferences(checked, kept);
  });
}

function demandWeights(kept: readonly Equation[]): void {
  if (kept.some(({ name }) => sideOf(name) === 'own')) return;
  throw new Problem('The synapses of this rule keep nothing, so there is nothing to learn.', {
    fix: 'Declare their weight: `w : 1`.',
    offset: 0,
  });
}

function neverGiven({ name, offset }: Equation): Problem {
  const told = sideOf(name) === 'own' ? '' : ` What is told from outside is a port: \`${name} : 1 (given)\`.`;
  return new Problem(`Nothing gives \`${name}\` a value, so it would stay 0.`, {
    fix: `Change it in \`on_frame\`, or give it a first value in \`init\`.${told}`,
    offset,
  });
}

/**
 * Neurons that begin alike and are shown the same answer the same, and learn the same. Only first values, and what goes by
 * the order of neurons, tell one from another.
 */
function demandDifferences({ equations, initial }: CheckedLayer, kept: readonly Equation[]): void {
  const ordered = equations.some(({ flags }) => flags.has('rank in layer') || flags.has('summed in order'));
  const differs = kept.some(({ name }) => differsByTarget(name, initial.get(name)!));
  if (ordered || differs) return;
  const weight = kept.find(({ name }) => sideOf(name) === 'own')!;
  throw new Problem('All neurons of this layer would begin alike, and learn the same.', {
    fix: `Let their synapses begin with different values: \`init: {${weight.name}: randn() / sqrt(N_pre)}\`.`,
    offset: weight.offset,
  });
}

function differsByTarget(name: string, first: Expression): boolean {
  const side = sideOf(name);
  if (side === 'pre') return false;
  const read = names(first);
  // A synapse's `i` is the number of its source; a neuron's is its own.
  return isRandom(first) || read.has('j') || (side === 'post' && read.has('i'));
}
