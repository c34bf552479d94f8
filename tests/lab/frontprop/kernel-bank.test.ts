/** Frontprop under a window, held to obvious loops, to the text of the layer, and to what can be reckoned by hand. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RandomStream } from '../../../src/clock/random.js';
import { makePlainLayer } from '../../../src/engines/layer/plain.js';
import { type ImageWindow, patchSize, pixelsOf, placesOf } from '../../../src/engines/tensor/image-window.js';
import { unfoldInto } from '../../../src/engines/tensor/plain/images.js';
import { makePlain } from '../../../src/engines/tensor/plain/index.js';
import { checkLayer } from '../../../src/equations/layer/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { type BankSettings, KernelBank } from '../../../src/lab/frontprop/kernel-bank.js';
import { newRows, type Rows, rowOf, rowRange } from '../../../src/lab/rows.js';
import { LAYER_RULES } from '../../../src/rules/layer-rules.js';
import { type Image, SlowConvolution } from './slow-convolution.js';

const backend = makePlain();
const SETTINGS: BankSettings = { boost: 0.05, decay: 0.05, rest: 1, shared: 0 };

function windowOf(side: number, channels: number, kernel: number, padding: number): ImageWindow {
  const size = { height: side, width: side, kernelHeight: kernel, kernelWidth: kernel };
  return { ...size, channels, stride: 1, padding };
}

/** Some pixels are 0, and so are some images as a whole. */
function imagesFor(window: ImageWindow, count: number, seed: number): Rows {
  const random = new RandomStream(seed, 'images', 'pixels');
  const images = newRows(count, pixelsOf(window));
  for (let at = 0; at < images.values.length; at++) {
    const isBlank = random.uniform(Math.floor(at / images.width), 1, 0) < 0.1;
    images.values[at] = isBlank ? 0 : Math.max(0, random.uniform(at, 0, 0) - 0.4);
  }
  return images;
}

function patchesOf(images: Rows, window: ImageWindow): Rows {
  const { down, across } = placesOf(window);
  const patches = newRows(images.count * down * across, patchSize(window));
  unfoldInto(patches.values, images.values, images.count, window);
  return patches;
}

/** Pixel after pixel, each with its channels. */
function asImage(values: Float32Array, side: number, channels: number): Image {
  const pixel = (at: number) => Array.from(values.subarray(at * channels, (at + 1) * channels));
  return Array.from({ length: side }, (_, y) => Array.from({ length: side }, (_, x) => pixel(y * side + x)));
}

function bankOf(window: ImageWindow, count: number, settings: Partial<BankSettings> = {}, seed = 1) {
  return new KernelBank(window, count, { ...SETTINGS, ...settings }, { name: 'bank', seed }, backend);
}

function learn(bank: KernelBank, images: Rows, window: ImageWindow): void {
  bank.learn(patchesOf(images, window), images.count);
}

describe('a bank of kernels', () => {
  it('does what obvious loops over pixels, channels and places do', () => {
    const cases = fc.record({
      side: fc.integer({ min: 3, max: 5 }),
      channels: fc.integer({ min: 1, max: 3 }),
      kernel: fc.integer({ min: 1, max: 3 }),
      padding: fc.integer({ min: 0, max: 1 }),
      rest: fc.constantFrom(0, 1),
      shared: fc.constantFrom(0, 1),
      seed: fc.integer({ min: 1, max: 1e6 }),
    });
    fc.assert(
      fc.property(cases, ({ side, channels, kernel, padding: wanted, seed, ...settings }) => {
        const padding = Math.min(wanted, kernel - 1);
        const window = windowOf(side, channels, kernel, padding);
        const images = imagesFor(window, 30, seed);
        const bank = bankOf(window, 4, settings, seed);
        const { width, values } = bank.weights();
        const first = Array.from({ length: 4 }, (_, k) => values.subarray(k * width, (k + 1) * width));
        const slow = new SlowConvolution(
          first.map((row) => asImage(row, kernel, channels)),
          { ...SETTINGS, ...settings },
          padding,
        );
        learn(bank, images, window);
        for (let k = 0; k < images.count; k++) slow.learn(asImage(rowOf(images, k), side, channels));
        const learned = bank.weights();
        for (const [at, weight] of slow.kernels.flat(3).entries())
          expect(learned.values[at]).toBeCloseTo(weight, 4);
        const shown = rowRange(images, 0, 1);
        const answer = bank.answer(patchesOf(shown, window));
        const expected = slow.matches(asImage(shown.values, side, channels)).flat(2);
        for (const [at, match] of expected.entries()) expect(answer.values[at]).toBeCloseTo(match, 4);
        bank.end();
      }),
      // A match that rounds to the other side of its threshold would be another future: these cases have none.
      { numRuns: 60, seed: 4 },
    );
  });

  it('is the layer of the text where the window is all of an image', async () => {
    const window = windowOf(3, 1, 3, 0);
    const checked = checkLayer(
      { ...LAYER_RULES.get('frontprop')!, parameters: { boost: 0.05, decay: 0.05, rest: 1 } },
      await loadParser(),
    );
    const layer = makePlainLayer(checked, { pre: 9, post: 4 }, { name: 'layer', seed: 1 });
    const bank = bankOf(window, 4);
    const first = bank.weights();
    layer.write(
      'w',
      Float64Array.from({ length: 36 }, (_, at) => first.values[(at % 4) * 9 + Math.floor(at / 4)]),
    );
    const images = imagesFor(window, 60, 2);
    learn(bank, images, window);
    for (let k = 0; k < images.count; k++) {
      layer.present(rowRange(images, k, k + 1));
      layer.learn();
    }
    const learned = bank.weights();
    expect(learned.values).not.toEqual(first.values);
    for (const [at, weight] of layer.read('w').entries())
      expect(learned.values[(at % 4) * 9 + Math.floor(at / 4)]).toBeCloseTo(weight, 5);
    for (const [at, threshold] of layer.read('threshold_post').entries())
      expect(bank.save().thresholds[at]).toBeCloseTo(threshold, 5);
    bank.end();
  });

  it('takes a step for every place that fires, and its thresholds jump to the matches', () => {
    const window = windowOf(2, 1, 1, 0);
    const bank = bankOf(window, 1, { boost: 0.5, decay: 0.5 });
    bank.restore({ kernels: Float32Array.of(1), thresholds: Float64Array.of(0.2, 0.9, 1, 1.1) });
    // A kernel of one pixel has the direction of every patch that shows something.
    learn(bank, newRows(1, 4, Float32Array.of(3, 1, 0, 2)), window);
    expect([...bank.save().thresholds]).toEqual([0.5, 0.5, 0.5, 0.55]);
    bank.end();
  });

  it('keeps every channel at length 1, and sees as much in a faint one as in a strong one', () => {
    const window = windowOf(4, 3, 2, 0);
    const bank = bankOf(window, 5);
    const images = imagesFor(window, 40, 3);
    learn(bank, images, window);
    const { count, width, values } = bank.weights();
    for (let row = 0; row < count; row++)
      for (let c = 0; c < 3; c++) {
        let square = 0;
        for (let k = c; k < width; k += 3) square += values[row * width + k] ** 2;
        expect(square).toBeCloseTo(1, 5);
      }
    const faint = {
      ...images,
      values: images.values.map((value, at) => (at % 3 === 1 ? value / 64 : value)),
    };
    expect(bank.answer(patchesOf(faint, window)).values).toEqual(
      bank.answer(patchesOf(images, window)).values,
    );
    bank.end();
  });

  it('learns nothing from blank images, whose thresholds decay only where places have their own', () => {
    const window = windowOf(3, 1, 2, 0);
    for (const shared of [0, 1]) {
      const bank = bankOf(window, 2, { shared });
      const before = bank.weights();
      learn(bank, newRows(3, 9), window);
      expect(bank.weights()).toEqual(before);
      for (const threshold of bank.save().thresholds)
        expect(threshold).toBeCloseTo(shared === 0 ? 0.95 ** 3 : 1, 12);
      bank.end();
    }
  });
});
