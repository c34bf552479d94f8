/**
 * Lloyd's k-means (IEEE Transactions on Information Theory 28, 1982): each pass moves every centre to the mean of the samples nearest
 * to it. Centres start as samples far from each other (k-means++, Arthur & Vassilvitskii, SODA 2007). Features are distances with
 * their sign turned, so that the activation `triangle` makes of them what Coates, Lee & Ng (AISTATS 2011) found best.
 */
import { RandomStream } from '../../clock/random.js';
import type { Split } from '../../data/dataset.js';
import { shuffledRows } from '../../data/shuffle.js';
import type { Backend, Matrix } from '../../engines/tensor/backend.js';
import { difference, product, quotient, sum } from '../../equations/algebra/arithmetic-of-trees.js';
import { binary, call, number, symbol } from '../../equations/expression.js';
import type { Learner } from '../learner.js';
import { Parameters } from '../parameters.js';
import { newRows, pickRows, type Rows, rowOf } from '../rows.js';

export class KMeans implements Learner {
  readonly widths: readonly number[];
  readonly audit = {
    weightTransport: false,
    derivative: false,
    phases: 1,
    nonlocal: ['which unit is the nearest'],
  };
  private readonly parameters: Parameters;
  private readonly centres: Matrix;
  private hasSettled = false;
  /** Of the samples that were nearest to each centre in this pass. */
  private readonly sums: Matrix;
  private readonly counts: Matrix;
  private readonly square;
  private readonly subtractHalf;
  private readonly add;
  private readonly divide;

  constructor(
    inputs: number,
    private readonly units: number,
    private readonly seed: number,
    private readonly backend: Backend,
  ) {
    this.widths = [inputs, units];
    this.parameters = new Parameters(backend);
    this.centres = this.parameters.add('centres', units, inputs);
    this.sums = this.parameters.add('sums', units, inputs);
    this.counts = this.parameters.add('counts', units, 1);
    this.square = backend.compile(product(symbol('a'), symbol('a')));
    this.subtractHalf = backend.compile(difference(symbol('a'), quotient(symbol('b'), number(2))));
    this.add = backend.compile(binary('+', symbol('a'), symbol('b')));
    // A centre that nobody was nearest to stays where it is.
    const nobody = binary('==', symbol('n'), number(0));
    this.divide = backend.compile(
      sum(product(nobody, symbol('c')), quotient(symbol('s'), call('max', symbol('n'), number(1)))),
    );
  }

  begin({ inputs }: Split): void {
    const some = shuffledRows(inputs.count, this.seed, 0).subarray(0, MOST_CANDIDATES);
    this.backend.write(this.centres, farApart(pickRows(inputs, some), this.units, this.seed).values);
  }

  /** The loss is the mean squared distance to the nearest centre. */
  learn({ inputs }: Split): number {
    const { backend } = this;
    return backend.within(() => {
      const { x, nearness } = this.nearness(inputs);
      const nearest = backend.matrix(inputs.count, this.units);
      backend.markTop(nearest, nearness, 1);
      backend.matmul(this.sums, nearest, x, { transposeA: true, keep: 1 });
      const count = backend.matrix(this.units, 1);
      backend.reduce(count, nearest, 'sum', 'perColumn');
      this.add(this.counts, { a: this.counts, b: count });
      const best = backend.matrix(inputs.count, 1);
      backend.reduce(best, nearness, 'max', 'perRow');
      return meanOf(squareDistances(newRows(inputs.count, 1, backend.read(best)), inputs));
    });
  }

  endEpoch(): void {
    const { backend, centres, sums, counts } = this;
    const before = backend.read(centres);
    this.divide(centres, { c: centres, s: sums, n: counts });
    this.hasSettled = alike(before, backend.read(centres));
    backend.write(sums, new Float32Array(sums.rows * sums.columns));
    backend.write(counts, new Float32Array(counts.rows));
  }

  /** Every sample was nearest to the centre that it was nearest to in the pass before. */
  get settled(): boolean {
    return this.hasSettled;
  }

  features(inputs: Rows): Rows {
    const values = this.backend.within(() => this.backend.read(this.nearness(inputs).nearness));
    const squares = squareDistances(newRows(inputs.count, this.units, values), inputs);
    return newRows(
      inputs.count,
      this.units,
      squares.map((square) => -Math.sqrt(square)),
    );
  }

  layers() {
    const weights = newRows(this.units, this.widths[0], this.backend.read(this.centres));
    return [{ name: 'centres', weights, overInput: true }];
  }

  save() {
    return this.parameters.save();
  }

  restore(state: ReturnType<KMeans['save']>): void {
    this.parameters.restore(state);
    this.hasSettled = false;
  }

  dispose(): void {
    this.parameters.free();
  }

  /** x c - |c|^2 / 2, which is the larger the nearer centre c is to x. */
  private nearness(inputs: Rows): { readonly x: Matrix; readonly nearness: Matrix } {
    const { backend, centres, units } = this;
    const x = backend.matrix(inputs.count, inputs.width, inputs.values);
    const squares = backend.matrix(units, inputs.width);
    const lengths = backend.matrix(1, units);
    const nearness = backend.matrix(inputs.count, units);
    this.square(squares, { a: centres });
    backend.reduce(lengths, squares, 'sum', 'perRow');
    backend.matmul(nearness, x, centres, { transposeB: true });
    this.subtractHalf(nearness, { a: nearness, b: lengths });
    return { x, nearness };
  }
}

/** |x - c|^2 = |x|^2 - 2 (x c - |c|^2 / 2); never below 0, whatever rounding made of it. */
function squareDistances(nearness: Rows, inputs: Rows): Float32Array {
  const distances = new Float32Array(nearness.values.length);
  for (let row = 0; row < inputs.count; row++) {
    const square = rowOf(inputs, row).reduce((sum, value) => sum + value * value, 0);
    for (let k = 0; k < nearness.width; k++) {
      const at = row * nearness.width + k;
      distances[at] = Math.max(0, square - 2 * nearness.values[at]);
    }
  }
  return distances;
}

/** But for the order in which samples were summed: one sample that changes sides moves a centre much further. */
function alike(before: Float32Array, after: Float32Array): boolean {
  const largest = before.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return before.every((value, k) => Math.abs(value - after[k]) <= ROUNDING * largest);
}

/** Each next row is drawn with a chance in proportion to its squared distance from those chosen already. */
function farApart(candidates: Rows, count: number, seed: number): Rows {
  const random = new RandomStream(seed, 'lab', 'k-means++');
  const chosen = new Uint32Array(count);
  const distances = new Float64Array(candidates.count).fill(Number.POSITIVE_INFINITY);
  chosen[0] = Math.floor(random.uniform(0, 0, 0) * candidates.count);
  for (let k = 1; k < count; k++) {
    let total = 0;
    for (let row = 0; row < candidates.count; row++) {
      distances[row] = Math.min(distances[row], squareDistance(candidates, row, chosen[k - 1]));
      total += distances[row];
    }
    let left = random.uniform(k, 0, 0) * total;
    let row = 0;
    while (row + 1 < candidates.count && left >= distances[row]) left -= distances[row++];
    chosen[k] = row;
  }
  return pickRows(candidates, chosen);
}

function squareDistance({ width, values }: Rows, a: number, b: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) {
    const difference = values[a * width + k] - values[b * width + k];
    sum += difference * difference;
  }
  return sum;
}

const meanOf = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** k-means++ looks at every candidate once for each centre. */
const MOST_CANDIDATES = 5000;
/** Share of the largest number in a centre, in single precision. */
const ROUNDING = 1e-5;
