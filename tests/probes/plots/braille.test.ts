import { expect, test } from 'vitest';
import { BrailleRaster } from '../../../src/probes/plots/braille.js';

test('a diagonal of spikes is a diagonal of dots, neuron 0 at the bottom', () => {
  const raster = new BrailleRaster([8], 0, 8, 4, 2);
  for (let k = 0; k < 8; k++) raster.add(k, 0, k);
  expect(raster.rows().map(({ text }) => text)).toEqual(['⠀⠀⡠⠊', '⡠⠊⠀⠀']);
});

test('denser spikes light more dots', () => {
  const dots = (perCell: number) => {
    const raster = new BrailleRaster([4], 0, 160, 20, 1);
    for (let tick = 0; tick < 160; tick++) {
      // The left half is full, the right half has a share of that.
      const spikes = tick < 80 ? 8 : perCell;
      for (let k = 0; k < spikes; k++) for (let neuron = 0; neuron < 4; neuron++) raster.add(tick, 0, neuron);
    }
    return [...raster.rows()[0].text.slice(10)].reduce(
      (sum, character) =>
        sum + [...(character.codePointAt(0)! - 0x2800).toString(2)].filter((bit) => bit === '1').length,
      0,
    );
  };
  expect(dots(0)).toBe(0);
  expect(dots(2)).toBeGreaterThan(0);
  expect(dots(4)).toBeGreaterThan(dots(2));
  expect(dots(8)).toBe(80);
});

test('every population has a row, and what is outside the time is not counted', () => {
  const raster = new BrailleRaster([1000, 1, 3], 10, 20, 10, 6);
  raster.add(9, 1, 0);
  raster.add(20, 1, 0);
  expect(raster.rows().map(({ population }) => population)).toContain(1);
  expect(raster.rows().every(({ text }) => text === '⠀'.repeat(10))).toBe(true);
  expect(raster.rows().filter(({ middle }) => middle).length).toBe(3);
});
