/** First values of what a layer keeps, before `on_start`: the same in every engine. */
import { RandomStream } from '../../clock/random.js';
import { evaluate } from '../../equations/evaluate.js';
import type { Kept, LayerSize } from '../../equations/layer/index.js';
import { Problem } from '../../problem.js';
import { memberText } from './member-text.js';

/** Which layer's numbers are drawn. */
export interface LayerIdentity {
  readonly name: string;
  readonly seed: number;
}

/** Synapses lie by source, then by target. */
export function lengthOf(side: Kept['side'], { pre, post }: LayerSize): number {
  return side === 'own' ? pre * post : side === 'pre' ? pre : post;
}

/** Throws a `Problem` where one is no number. */
export function firstValues(kept: Kept, size: LayerSize, identity: LayerIdentity): Float64Array {
  const values = drawn(kept, size, identity);
  const wrong = values.findIndex((value) => !Number.isFinite(value));
  if (wrong < 0) return values;
  const { name, side } = kept;
  throw new Problem(
    `\`${name}\` ${memberText(side, wrong, size)} of \`${identity.name}\` would begin as ${values[wrong]}.`,
    { fix: 'Let its text in `init` give finite numbers.' },
  );
}

function drawn({ name, side, initial }: Kept, size: LayerSize, identity: LayerIdentity): Float64Array {
  const stream = new RandomStream(identity.seed, identity.name, `init ${name}`);
  const values = new Float64Array(lengthOf(side, size));
  if (initial.kind === 'number') return values.fill(initial.value);
  for (let k = 0; k < values.length; k++)
    values[k] = evaluate(
      initial,
      (read) => {
        if (side !== 'own') return k;
        return read === 'i' ? Math.floor(k / size.post) : k % size.post;
      },
      (call, [a, b]) => {
        const slot = call.slot ?? 0;
        switch (call.name) {
          case 'rand':
            return stream.uniform(k, 0, slot);
          case 'randn':
            return stream.normal(k, 0, slot);
          case 'poisson':
            return stream.poisson(a, k, 0, slot);
          default:
            return stream.binomial(a, b, k, 0, slot);
        }
      },
    );
  return values;
}
