/**
 * The layer of an engine with what all of them owe their users: no NaN and no infinity stays in what is kept, arrays have the
 * lengths they must have, and what a port was told goes with the frames it was told of.
 *
 * To look at every weight takes longer than to learn from a frame. It is done after 1, 2, 4, ... frames and, later, every
 * `MOST_BETWEEN`, and of whatever somebody reads: so nobody ever sees such a value. Where one has come up, all that is kept is
 * again what it was when it was last looked at. Rule and inputs were legal then, and learning failed: that is an error, no
 * problem of the input.
 */
import { type LayerProgram, type LayerSize, sideOf } from '../../equations/layer/index.js';
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import { lengthOf } from './first-values.js';
import type { Frames, LayerEngine } from './layer-engine.js';
import { memberText } from './member-text.js';
import { ToldPorts } from './told-ports.js';

/** @param name of the layer, for complaints. */
export function watched(engine: LayerEngine, size: LayerSize, name: string): LayerEngine {
  return new WatchedLayer(engine, size, name);
}

class WatchedLayer implements LayerEngine {
  readonly program: LayerProgram;
  private readonly ports: ToldPorts;
  /** What is kept, as it was when it was last looked at. */
  private readonly good = new Map<string, Float64Array>();
  /** Where the next look is read to. */
  private readonly spare = new Map<string, Float64Array>();
  private goodAt = 0;
  /** Frames, answered last and learned from so far. */
  private answered = 0;
  private learned = 0;
  private nextLook = 1;
  /** Since the last look. */
  private wasWritten = false;

  constructor(
    private readonly engine: LayerEngine,
    private readonly size: LayerSize,
    private readonly name: string,
  ) {
    this.program = engine.program;
    this.ports = new ToldPorts(engine.program);
    this.look();
  }

  tell(port: string, frames: Frames): void {
    this.engine.tell(port, frames);
    this.ports.tell(port);
  }

  present(frames: Frames): void {
    this.ports.demandForAnswer();
    this.engine.present(frames);
    this.next(frames);
  }

  answer(frames: Frames, variable?: string): Frames {
    this.ports.demandForAnswer();
    const answer = this.engine.answer(frames, variable);
    this.next(frames);
    const wrong = firstWrong(answer.values);
    if (wrong < 0) return answer;
    this.look();
    const [frame, neuron] = [Math.floor(wrong / answer.width), wrong % answer.width];
    throw new Error(
      `\`${variable ?? 'y_post'}\` of neuron ${neuron} of \`${this.name}\` is ${answer.values[wrong]} for frame ${frame} of those shown. Look for a division by 0, a root or logarithm of a negative number, or inputs that are too large.`,
    );
  }

  learn(): void {
    this.ports.demandForLearning();
    // All that is kept is copied together: what was written fits what else there was then.
    if (this.wasWritten) this.look();
    this.engine.learn();
    this.learned += this.answered;
    if (this.learned >= this.nextLook) this.look();
  }

  read(name: string): Float64Array {
    const values = this.engine.read(name);
    if (this.isKept(name)) this.demandFinite(name, values);
    return values;
  }

  write(name: string, values: ArrayLike<number>): void {
    if (!this.isKept(name))
      throw new Problem(`The layer keeps no \`${name}\` that could be written.`, {
        fix: suggestion(
          name,
          this.program.kept.map((kept) => kept.name),
        ),
      });
    const wanted = lengthOf(sideOf(name), this.size);
    if (values.length !== wanted)
      throw new Problem(
        `\`${name}\` of \`${this.name}\` is given ${values.length} values, and there are ${wanted}.`,
        { fix: 'Give what was read of a layer of the same rule and size.' },
      );
    const wrong = firstWrong(values);
    if (wrong >= 0)
      throw new Problem(`\`${name}\` ${this.placeOf(name, wrong)} is given the value ${values[wrong]}.`, {
        fix: 'Give finite numbers.',
      });
    this.engine.write(name, values);
    this.wasWritten = true;
  }

  end(): void {
    this.engine.end();
  }

  private next({ count }: Frames): void {
    this.ports.next();
    this.answered = count;
  }

  private isKept(name: string): boolean {
    return this.program.kept.some((kept) => kept.name === name);
  }

  /** At all that is kept. */
  private look(): void {
    const { good, spare } = this;
    const read = this.program.kept.map(
      ({ name }) => [name, this.engine.read(name, spare.get(name))] as const,
    );
    for (const [name, values] of read) this.demandFinite(name, values);
    for (const [name, values] of read) {
      const before = good.get(name);
      if (before !== undefined) spare.set(name, before);
      good.set(name, values);
    }
    this.wasWritten = false;
    this.goodAt = this.learned;
    this.nextLook = this.learned + Math.min(Math.max(1, this.learned), MOST_BETWEEN);
  }

  private demandFinite(name: string, values: ArrayLike<number>): void {
    const wrong = firstWrong(values);
    if (wrong < 0) return;
    const { learned, goodAt } = this;
    for (const [kept, before] of this.good) this.engine.write(kept, before);
    this.learned = goodAt;
    this.wasWritten = false;
    throw new Error(
      `\`${name}\` ${this.placeOf(name, wrong)} has become ${values[wrong]}, ${framesText(learned)} on. Choose a smaller rate, or smaller inputs; the layer is again as it was ${framesText(goodAt)} on.`,
    );
  }

  private placeOf(name: string, index: number): string {
    return `${memberText(sideOf(name), index, this.size)} of \`${this.name}\``;
  }
}

/** The first that is NaN or infinite; -1 if there is none. */
function firstWrong(values: ArrayLike<number>): number {
  // 0 times what is not finite is NaN and stays in the sum: one look at the end instead of one at each number.
  // Four sums, for an addition has to wait for the one before it.
  let [a, b, c, d] = [0, 0, 0, 0];
  let at = 0;
  for (; at + 3 < values.length; at += 4) {
    a += 0 * values[at];
    b += 0 * values[at + 1];
    c += 0 * values[at + 2];
    d += 0 * values[at + 3];
  }
  for (; at < values.length; at++) a += 0 * values[at];
  if (!Number.isNaN(a + b + c + d)) return -1;
  let first = 0;
  while (Number.isFinite(values[first])) first++;
  return first;
}

const framesText = (count: number): string => (count === 1 ? '1 frame' : `${count} frames`);

/** Frames learned from between two looks: so few looks cost less than a hundredth of what learning does. */
const MOST_BETWEEN = 8192;
