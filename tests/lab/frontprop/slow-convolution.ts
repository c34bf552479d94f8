/**
 * Frontprop under a window by the obvious loops: pixels are looked up one by one, kernels and thresholds are lists of lists. It shares
 * nothing with what it checks but the first kernels.
 */
export interface SlowSettings {
  readonly boost: number;
  readonly decay: number;
  readonly rest: number;
  readonly shared: number;
}

/** `[y][x][channel]`; a kernel too. */
export type Image = number[][][];

export class SlowConvolution {
  readonly thresholds = new Map<string, number>();

  constructor(
    readonly kernels: Image[],
    private readonly settings: SlowSettings,
    private readonly padding: number,
  ) {}

  /** What every kernel makes of every place: `[y][x][kernel]`. */
  matches(image: Image): Image {
    return this.placesOf(image).map((row) =>
      row.map((patch) => this.kernels.map((kernel) => sumOfCosines(patch, kernel))),
    );
  }

  learn(image: Image): void {
    const { boost, decay, rest, shared } = this.settings;
    const matches = this.matches(image);
    for (const [y, row] of this.placesOf(image).entries())
      for (const [x, patch] of row.entries())
        for (const k of this.kernels.keys()) {
          const isBlank = patch.flat(2).every((value) => value === 0);
          if (isBlank && shared === 1) continue;
          const key = shared === 1 ? `${k}` : `${y} ${x} ${k}`;
          const threshold = this.thresholds.get(key) ?? 1;
          const match = matches[y][x][k];
          const fires = !isBlank && match >= threshold;
          if (fires) this.kernels[k] = moved(this.kernels[k], patch, boost);
          const raised = fires ? match : threshold;
          this.thresholds.set(key, fires && rest === 0 ? raised : raised * (1 - decay));
        }
  }

  /** Patches, each with its channels at length 1. */
  private placesOf(image: Image): Image[][] {
    const size = this.kernels[0].length;
    const places = image.length + 2 * this.padding - size + 1;
    const along = (count: number) => Array.from({ length: count }, (_, k) => k);
    return along(places).map((y) =>
      along(places).map((x) =>
        unit(
          along(size).map((dy) =>
            along(size).map((dx) =>
              image[0][0].map((_, c) => image[y + dy - this.padding]?.[x + dx - this.padding]?.[c] ?? 0),
            ),
          ),
        ),
      ),
    );
  }
}

export function unit(image: Image): Image {
  const lengths = image[0][0].map((_, c) => Math.sqrt(total(image, (pixel) => pixel[c] ** 2)));
  return image.map((row) =>
    row.map((pixel) => pixel.map((value, c) => (lengths[c] === 0 ? 0 : value / lengths[c]))),
  );
}

function moved(kernel: Image, patch: Image, boost: number): Image {
  return unit(
    kernel.map((row, y) =>
      row.map((pixel, x) => pixel.map((value, c) => value + boost * (patch[y][x][c] - value))),
    ),
  );
}

function sumOfCosines(patch: Image, kernel: Image): number {
  return total(patch, (pixel, y, x) => pixel.reduce((sum, value, c) => sum + value * kernel[y][x][c], 0));
}

function total(image: Image, of: (pixel: number[], y: number, x: number) => number): number {
  let sum = 0;
  for (const [y, row] of image.entries()) for (const [x, pixel] of row.entries()) sum += of(pixel, y, x);
  return sum;
}
