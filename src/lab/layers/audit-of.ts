import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { sideOf } from '../../equations/layer/index.js';
import type { Audit } from '../learner.js';

/** What a neuron or synapse of the rule uses beside itself and its two ends, told by the rule's own text. */
export function auditOf({ program }: LayerEngine): Audit {
  const steps = [...program.answer, ...program.learn];
  const nonlocal = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'compare') nonlocal.add(`the ${step.how} over the layer`);
    if (step.kind === 'gather in order') nonlocal.add('an order of the neurons');
    // Where a source gathers over the synapses it sends, it hears back through the weights it spoke by.
    if (step.kind === 'gather' && sideOf(step.target) === 'pre')
      nonlocal.add('answers sent back through the weights');
  }
  return { weightTransport: false, derivative: false, phases: 1, nonlocal: [...nonlocal] };
}
