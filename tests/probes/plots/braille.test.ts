import { expect, test } from 'vitest';
import { BrailleRaster } from '../../../src/probes/plots/braille.js';

test('a diagonal of spikes is a diagonal of dots, neuron 0 at the bottom', () => {
  const raster = new BrailleRaster([8], 0, 8, 4, 2);
  for (let k = 0; k < 8; k++) raster.add(k, 0, k);
  expect(raster.rows().map(({ text }) => text)).toEqual(['⠀⠀⡠⠊', '⡠⠊⠀⠀']);
});

/** Dots in each character of a row of 20, given how many spikes each dot of a character gets. */
function dots(spikesIn: (character: number) => number): number[] {
  const raster = new BrailleRaster([4], 0, 40, 20, 1);
  for (let tick = 0; tick < 40; tick++) {
    for (let k = 0; k < spikesIn(Math.floor(tick / 2)); k++) {
      for (let neuron = 0; neuron < 4; neuron++) raster.add(tick, 0, neuron);
    }
  }
  return [...raster.rows()[0].text].map((character) => {
    const pattern = character.codePointAt(0)! - 0x2800;
    return [...pattern.toString(2)].filter((bit) => bit === '1').length;
  });
}

test('denser spikes light more dots, and a burst lights all of them', () => {
  const sum = (counts: number[]) => counts.reduce((a, b) => a + b, 0);
  const shares = dots((character) => (character < 10 ? 8 : 2));
  expect(sum(shares.slice(0, 10))).toBeGreaterThan(2 * sum(shares.slice(10)));
  expect(sum(shares.slice(10))).toBeGreaterThan(0);
  expect(dots((character) => (character === 7 ? 20 : 4))[7]).toBe(8);
  expect(dots((character) => (character === 7 ? 0 : 4))[7]).toBe(0);
});

test('every population has a row, and what is outside the time is not counted', () => {
  const raster = new BrailleRaster([1000, 1, 3], 10, 20, 10, 6);
  raster.add(9, 1, 0);
  raster.add(20, 1, 0);
  expect(raster.rows().map(({ population }) => population)).toContain(1);
  expect(raster.rows().every(({ text }) => text === '⠀'.repeat(10))).toBe(true);
  expect(raster.rows().filter(({ middle }) => middle).length).toBe(3);
});
