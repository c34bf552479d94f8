/**
 * Between two messages the drive of a neuron stays. Where ds/dt is linear in s then, its state has a closed form:
 *
 *     ds/dt = gain drive + push force + rest - leak s,    kept between two bounds
 */
import { Problem } from '../../problem.js';
import { negative } from '../algebra/arithmetic-of-trees.js';
import { fold } from '../algebra/fold.js';
import { linearForm, readsAny } from '../algebra/linear.js';
import { evaluate } from '../evaluate.js';
import type { Expression } from '../expression.js';
import { printExpression } from '../print.js';
import type { EquilibriumProgram, NeuronProgram } from './equilibrium-program.js';
import { isState, type Range, rangeOf } from './range.js';

export interface ClosedForm {
  readonly gain: number;
  readonly push: number;
  readonly rest: number;
  /** In `stiffness`. */
  leak(stiffness: number): number;
  readonly least: number;
  readonly most: number;
}

/** Refuses what has none, in words. */
export function closedForm({ neuron }: EquilibriumProgram): ClosedForm {
  const { velocity } = neuron;
  if (velocity === undefined)
    throw without('there is no `ds/dt`, only steps', 'Write where a neuron goes as `ds/dt = ... : 1`.');
  if (!neuron.tellsState)
    throw without(
      `a neuron tells \`${printExpression(neuron.rho)}\` rather than its state`,
      'Keep the state within what is told: `on_step: s = rho` with a clip.',
    );
  const { least, most } = bounds(neuron);
  const ofState = linearForm(velocity, new Set(['s']));
  const heard = ofState && linearForm(ofState.rest, new Set(['drive', 'force']));
  const leak = ofState?.coefficients.get('s');
  if (ofState === undefined || heard === undefined || (leak && readsAny(leak, HEARD)))
    throw without(
      `\`ds/dt = ${printExpression(velocity)}\` is not linear in \`s\``,
      'Write it as sums of numbers times `s`, `drive`, `force` and `stiffness * s`.',
    );
  const numberOf = (part: Expression | undefined, stiffness: number): number =>
    part === undefined
      ? 0
      : evaluate(fold(part), (name) => {
          if (name === 'stiffness') return stiffness;
          throw new Error(`the closed form of a neuron reads ${name}`);
        });
  if ([...heard.coefficients.values(), heard.rest].some((part) => readsAny(part, new Set(['stiffness']))))
    throw without('`stiffness` does not only leak', 'Let it stand in `- stiffness * s` alone.');
  return {
    gain: numberOf(heard.coefficients.get('drive'), 0),
    push: numberOf(heard.coefficients.get('force'), 0),
    rest: numberOf(heard.rest, 0),
    leak: (stiffness) => -numberOf(leak, stiffness),
    least,
    most,
  };
}

const HEARD: ReadonlySet<string> = new Set(['drive', 'force']);

function bounds({ after }: NeuronProgram): Range {
  if (isState(after)) return { least: Number.NEGATIVE_INFINITY, most: Number.POSITIVE_INFINITY };
  const range = rangeOf(after);
  if (range !== undefined) return range;
  throw without(
    `\`s = ${printExpression(after)}\` moves the state at every step`,
    'Keep it between two numbers, `on_step: s = clip(s, 0, 1)`, or leave `on_step` out.',
  );
}

/**
 * Whether what messages carry sums up to `end_pre * end_post - start_pre * start_post`, so that it may be added up message by
 * message.
 */
export function telescopes({ weights: { products, own } }: EquilibriumProgram): boolean {
  if (own.length > 0 || products.length !== 2) return false;
  const [end, start] = products.map(({ scale, pre, post }) => ({
    scale: printExpression(scale),
    told: [pre, post].map((part) => part && printExpression(part)).join(),
  }));
  return (
    end.told === 'end_pre,end_post' &&
    start.told === 'start_pre,start_post' &&
    printExpression(negative(products[0].scale)) === start.scale
  );
}

function without(why: string, fix: string): Problem {
  return new Problem(`The event-driven engine needs a closed form between messages, and ${why}.`, { fix });
}
