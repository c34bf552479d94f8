/** A method that learns without labels, told them all the same: as part of its input. */
import { Problem } from '../../problem.js';
import type { Method } from '../methods.js';
import { LabelledLearner } from './labelled-learner.js';

/** @param strength of a label beside its sample, as in `LabelRoom`. */
export function withLabels(name: string, method: Method, strength: number): Method {
  if (method.takesLabels !== true)
    throw new Problem(`${name} cannot be told labels as part of its input.`, {
      fix: 'Leave --labels out, or take a rule of layers.',
    });
  return {
    ...method,
    defaults: { ...method.defaults, readout: 'native' },
    async make(options) {
      const [inputs, ...units] = options.widths;
      const widths = [inputs + options.classes, ...units];
      const learner = await method.make({ ...options, widths });
      return new LabelledLearner(learner, { classes: options.classes, strength });
    },
  };
}
