/**
 * Points in boxes at least as wide as the reach asked for, so that all neighbours of a point lie in its box or in one
 * that touches it. Any number of coordinates.
 */

/** Boxes are this much wider than the reach, so that rounding never puts a neighbour two boxes away. */
const MARGIN = 1 + 1e-6;

export class Grid {
  private readonly origin: number[];
  private readonly width: number[];
  private readonly boxes: number[];
  /** Points of box b are points[boxStart[b]] to points[boxStart[b + 1] - 1], ascending. */
  private readonly boxStart: Uint32Array;
  private readonly points: Uint32Array;

  /** `axes` holds one coordinate of every point each. */
  constructor(
    private readonly axes: readonly Float64Array[],
    reach: number,
  ) {
    const count = axes[0].length;
    /** About one box per point at most, whatever the reach. */
    const most = Math.max(1, Math.floor(count ** (1 / axes.length)));
    const ranges = axes.map(range);
    this.origin = ranges.map(([low]) => low);
    this.width = ranges.map(([low, high]) => Math.max(reach * MARGIN, (high - low) / most) || 1);
    this.boxes = ranges.map(([low, high], axis) => Math.floor((high - low) / this.width[axis]) + 1);

    const boxOf = Uint32Array.from({ length: count }, (_, point) => this.boxAt(point));
    this.boxStart = new Uint32Array(this.boxes.reduce((product, boxes) => product * boxes, 1) + 1);
    for (const box of boxOf) this.boxStart[box + 1]++;
    for (let box = 1; box < this.boxStart.length; box++) this.boxStart[box] += this.boxStart[box - 1];
    const next = this.boxStart.slice();
    this.points = new Uint32Array(count);
    boxOf.forEach((box, point) => {
      this.points[next[box]++] = point;
    });
  }

  private boxAt(point: number): number {
    return this.axes.reduce(
      (box, values, axis) => box * this.boxes[axis] + this.step(values[point], axis),
      0,
    );
  }

  private step(coordinate: number, axis: number): number {
    return Math.floor((coordinate - this.origin[axis]) / this.width[axis]);
  }

  /** Calls `visit` with every point that can be within reach of a place, and some that are not. */
  around(place: readonly number[], visit: (point: number) => void): void {
    this.visitAxis(place, 0, 0, visit);
  }

  private visitAxis(
    place: readonly number[],
    axis: number,
    box: number,
    visit: (point: number) => void,
  ): void {
    if (axis === this.axes.length) {
      for (let at = this.boxStart[box]; at < this.boxStart[box + 1]; at++) visit(this.points[at]);
      return;
    }
    const here = this.step(place[axis], axis);
    const last = Math.min(this.boxes[axis] - 1, here + 1);
    for (let step = Math.max(0, here - 1); step <= last; step++) {
      this.visitAxis(place, axis + 1, box * this.boxes[axis] + step, visit);
    }
  }
}

function range(values: Float64Array): [low: number, high: number] {
  let low = values.length > 0 ? values[0] : 0;
  let high = low;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
