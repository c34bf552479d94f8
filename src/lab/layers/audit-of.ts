import type { LayerEngine } from '../../engines/layer/layer-engine.js';
import { sideOf } from '../../equations/layer/index.js';
import type { Audit } from '../learner.js';

/** What neurons and synapses use beside themselves and their two ends, told by the texts of their rules. */
export function auditOf(engines: readonly LayerEngine[]): Audit {
  const steps = engines.flatMap(({ program }) => [...program.answer, ...program.learn]);
  const nonlocal = new Set<string>();
  for (const step of steps) {
    if (step.kind === 'compare') nonlocal.add(`the ${step.how} over the layer`);
    if (step.kind === 'gather in order') nonlocal.add('an order of the neurons');
    // Where a source gathers over the synapses it sends, it hears back through the weights it spoke by.
    if ((step.kind === 'gather' || step.kind === 'gather largest') && sideOf(step.target) === 'pre')
      nonlocal.add('answers sent back through the weights');
  }
  return { weightTransport: false, derivative: false, phases: 1, nonlocal: [...nonlocal] };
}
