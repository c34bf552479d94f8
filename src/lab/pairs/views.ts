/**
 * Two looks at the same thing are never alike: an image is moved by a pixel or two, and its pixels are noisy. Rules that learn
 * from pairs are told by such views what to hold on to, without any label.
 */
import { RandomStream } from '../../clock/random.js';
import { newRows, type Rows, rowOf } from '../rows.js';

/** How views differ from what they show. */
export interface Viewing {
  /** Pixels that a square image is moved by at most, each way; what comes in from outside is 0. */
  readonly shift: number;
  /** Standard deviation of what is added to each number. */
  readonly noise: number;
}

export class Views {
  private readonly random: RandomStream;

  constructor(
    seed: number,
    private readonly viewing: Viewing,
  ) {
    this.random = new RandomStream(seed, 'lab', 'views');
  }

  /** A view of each of the inputs. @param drawn how many views were made before: it decides which these are. */
  of(inputs: Rows, drawn: number): Rows {
    const views = newRows(inputs.count, inputs.width);
    for (let row = 0; row < inputs.count; row++)
      this.draw(rowOf(inputs, row), rowOf(views, row), drawn + row);
    return views;
  }

  private draw(from: Float32Array, to: Float32Array, view: number): void {
    const { random } = this;
    const { shift, noise } = this.viewing;
    const side = sideOfSquare(from.length);
    const move = (slot: number) => Math.floor(random.uniform(view, 0, slot) * (2 * shift + 1)) - shift;
    if (side === undefined || shift === 0) to.set(from);
    else {
      const [down, across] = [move(0), move(1)];
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const [fromY, fromX] = [y - down, x - across];
          const inside = fromY >= 0 && fromY < side && fromX >= 0 && fromX < side;
          to[y * side + x] = inside ? from[fromY * side + fromX] : 0;
        }
    }
    if (noise > 0) for (let k = 0; k < to.length; k++) to[k] += noise * random.normal(view, k, 2);
  }
}

/** Undefined where so many numbers make no square; then there is nothing to move. */
export function sideOfSquare(pixels: number): number | undefined {
  const side = Math.sqrt(pixels);
  return Number.isInteger(side) ? side : undefined;
}
