/** A network file with `settles` as a method: its widths, its rule and its rates are its own. */
import { BatchedLearner } from '../../engines/equilibrium/batched/batched-learner.js';
import { FusedLearner } from '../../engines/equilibrium/fused/fused-learner.js';
import { usualSettings } from '../../engines/equilibrium/learner.js';
import { denseNetwork } from '../../engines/equilibrium/network.js';
import { checkEquilibrium } from '../../equations/equilibrium/index.js';
import type { Parse } from '../../equations/parser.js';
import { settlingRuleOf } from '../../network/settling/load-settling.js';
import type { SettlingDescription } from '../../network/settling/settling-description.js';
import { within } from '../../problem.js';
import type { Method } from '../methods.js';
import { Equilibrium } from './equilibrium.js';
import { clockedMessages, DENSE, SETTINGS } from './equilibrium-methods.js';

/** Throws a `Problem` at its place in the description. */
export function settlingMethod(description: SettlingDescription, parse: Parse): Method {
  const program = within(typeof description.settles === 'string' ? [] : ['settles'], () =>
    checkEquilibrium(settlingRuleOf(description), parse),
  );
  const { epochs = DENSE.defaults.epochs, batch = DENSE.defaults.batch } = description.learn;
  const sizes = description.layers.map(({ size }) => size);
  const rates = description.layers.map(({ rate = program.rate }) => rate);
  return {
    ...DENSE,
    about: description.about ?? description.name,
    source: description.source,
    widths: (inputs) => [inputs, ...sizes],
    refuses: (widths, classes) =>
      sizes.at(-1) !== classes
        ? `a last layer of ${classes} neurons, one for each class`
        : sizes.length + 1 === widths.length && sizes.every((size, k) => widths[k + 1] === size)
          ? undefined
          : 'the layers of its file',
    defaults: { ...DENSE.defaults, epochs, batch, learningRate: Number.NaN },
    single: undefined,
    engines: ['kernels', 'tensor'],
    make({ widths, seed, engine, backend }) {
      const settings = { ...usualSettings(program), rates, seed };
      const network = denseNetwork(widths, seed);
      const options = { ...SETTINGS, messages: clockedMessages(network, settings) };
      return engine === 'tensor'
        ? new Equilibrium(new BatchedLearner(network, settings, backend), {
            ...options,
            engine,
          })
        : new Equilibrium(new FusedLearner(widths, settings), { ...options, engine: 'kernels' });
    },
  };
}
