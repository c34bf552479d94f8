/**
 * A window that goes over images, which lie as height, width, channels (NHWC). Patches have the same order:
 * kernel height, kernel width, channels. Around the image there are zeros.
 */
export interface ImageWindow {
  readonly height: number;
  readonly width: number;
  readonly channels: number;
  readonly kernelHeight: number;
  readonly kernelWidth: number;
  /** Both ways. */
  readonly stride: number;
  /** Pixels on every side, fewer than the kernel has. */
  readonly padding: number;
}

/** How many rows and columns of places a window has. */
export function placesOf(window: ImageWindow): { readonly down: number; readonly across: number } {
  const { height, width, kernelHeight, kernelWidth, stride, padding } = window;
  const along = (size: number, kernel: number): number =>
    Math.max(0, Math.floor((size + 2 * padding - kernel) / stride) + 1);
  return { down: along(height, kernelHeight), across: along(width, kernelWidth) };
}

export const pixelsOf = ({ height, width, channels }: ImageWindow): number => height * width * channels;

export const patchSize = ({ kernelHeight, kernelWidth, channels }: ImageWindow): number =>
  kernelHeight * kernelWidth * channels;

/**
 * What every entry of every patch of one image shows: a pixel (with its channel), or `OUTSIDE`. Patch after patch; made once
 * for a window.
 */
export function patchTable(window: ImageWindow): Int32Array {
  const key = Object.entries(window).sort().join();
  const made = TABLES.get(key) ?? makeTable(window);
  TABLES.set(key, made);
  return made;
}

/** Where a patch shows no pixel. */
export const OUTSIDE = -1;

const TABLES = new Map<string, Int32Array>();

function makeTable(window: ImageWindow): Int32Array {
  const { height, width, channels, kernelHeight, kernelWidth, stride, padding } = window;
  const { down, across } = placesOf(window);
  const table = new Int32Array(down * across * patchSize(window)).fill(OUTSIDE);
  let entry = 0;
  for (let y = 0; y < down; y++)
    for (let x = 0; x < across; x++)
      for (let ky = 0; ky < kernelHeight; ky++)
        for (let kx = 0; kx < kernelWidth; kx++) {
          const [row, column] = [y * stride + ky - padding, x * stride + kx - padding];
          const isInside = row >= 0 && row < height && column >= 0 && column < width;
          for (let c = 0; c < channels; c++, entry++)
            if (isInside) table[entry] = (row * width + column) * channels + c;
        }
  return table;
}
