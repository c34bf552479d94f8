/** A checked pattern becomes synapses: its texts are made ready to ask and the pattern is run. */

import { RandomStream } from '../clock/random.js';
import { SweptStream } from '../clock/swept-stream.js';
import { under } from '../problem.js';
import type { CheckedProjection } from './checked-network.js';
import type { CheckedText } from './checked-text.js';
import { all } from './connect/all.js';
import { inDegree } from './connect/in-degree.js';
import { oneToOne } from './connect/one-to-one.js';
import { outDegree } from './connect/out-degree.js';
import { pairs } from './connect/pairs.js';
import { constantProbability, textProbability } from './connect/probability.js';
import { procedural } from './connect/procedural.js';
import { RowDraws } from './connect/row-draws.js';
import type { ProceduralRows } from './connect/row-pattern.js';
import { type DrawCount, total } from './connect/total.js';
import type { Ends, PairValue, Wiring } from './connect/wiring.js';
import { within } from './connect/within.js';
import { edgesFrom } from './edges.js';
import { type ElementData, type ElementGroup, elementValue } from './element.js';

export interface WireContext {
  readonly seed: number;
  /** The two populations, initialised. */
  readonly ends: NonNullable<ElementData['ends']>;
  readonly limit: number;
  /** What an edge file says, where the pattern is one. */
  readonly fileText?: string;
}

export interface Wired extends Wiring {
  /** Delays and variables that came with the synapses, in SI units, in the order of `listing`. */
  readonly values?: ReadonlyMap<string, Float64Array>;
  /** Instead of `targets`, which is empty. */
  readonly procedural?: ProceduralRows;
}

/** Problems have paths relative to `connect`. */
export function wire(projection: CheckedProjection, context: WireContext): Wired {
  const { connect, source, target } = projection;
  const sizes = { sources: source.size, targets: target.size };
  if (connect.pattern === 'file')
    return under(['file'], () => edgesFrom(projection, connect.file, context.fileText ?? ''));

  const value = (text: CheckedText, purpose: string): PairValue =>
    pairValue(projection, text, purpose, context);
  const random = new RandomStream(context.seed, projection.name, 'connect');
  const drawCount = countsOf(projection, context);
  const { limit } = context;
  if (projection.expanded.procedural) {
    const { rowStart, rows } = procedural(connect, { ...sizes, key: random.key, limit, drawCount });
    return { rowStart, targets: new Uint32Array(0), procedural: rows };
  }
  const where = connect.where === undefined ? undefined : value(connect.where, 'where');
  const ends: Ends = {
    ...sizes,
    draws: new RowDraws(random.key),
    where: where && ((from, to) => where(from, to) !== 0),
    limit,
  };
  const probability = 'probability' in connect ? connect.probability : undefined;
  const chance = chanceOf(probability, (text) => value(text, 'probability'));
  switch (connect.pattern) {
    case 'all':
      return all(ends);
    case 'one_to_one':
      return oneToOne(sizes);
    case 'probability':
      return typeof probability === 'number'
        ? constantProbability(ends, probability)
        : textProbability(ends, chance!);
    case 'in_degree':
      return inDegree(ends, connect.degree, connect.repeats);
    case 'out_degree':
      return outDegree(ends, connect.degree, connect.repeats);
    case 'total':
      return total(ends, connect.total, drawCount);
    case 'pairs':
      return pairs(sizes, connect.pairs);
    case 'within': {
      const axes = ({ columns, size }: ElementGroup) =>
        connect.axes.map((axis) => spread(columns.get(axis)!, size));
      const space = { sources: axes(context.ends.pre), targets: axes(context.ends.post) };
      return within(ends, space, connect.distance, chance);
    }
  }
}

function countsOf({ name }: CheckedProjection, { seed }: WireContext): DrawCount {
  let random: RandomStream | undefined;
  return (trials, chance, row) => {
    random ??= new RandomStream(seed, name, 'connect counts');
    return random.binomial(trials, chance, row, 0, 0);
  };
}

function chanceOf(
  probability: number | CheckedText | undefined,
  value: (text: CheckedText) => PairValue,
): PairValue | undefined {
  return typeof probability === 'number' ? () => probability : probability && value(probability);
}

/** A shared coordinate is the same for all. */
function spread(column: Float64Array, size: number): Float64Array {
  return column.length === size ? column : new Float64Array(size).fill(column[0]);
}

/** Every pair draws for itself: the target neuron is the index of the draw and the source neuron its tick. */
function pairValue(
  projection: CheckedProjection,
  text: CheckedText,
  purpose: string,
  context: WireContext,
): PairValue {
  const random = new SweptStream(context.seed, projection.name, purpose);
  const value = elementValue(text, { ends: context.ends, random });
  return (source, target) => value(target, source, target, source);
}
