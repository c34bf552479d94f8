/**
 * Colours that stay apart for colour-blind eyes: the eight of Okabe and Ito (2008), in an order that puts the most
 * different first, yellow left out because it vanishes on white.
 */
const SERIES = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#56b4e9', '#e69f00', '#4d4d4d'];

export function seriesColour(index: number): string {
  return SERIES[index % SERIES.length];
}

/** A sequential scale from light to dark, even in lightness, so that more always looks like more. */
export function heatColour(share: number): string {
  const place = Math.max(0, Math.min(1, share)) * (HEAT.length - 1);
  const below = Math.min(HEAT.length - 2, Math.floor(place));
  const mix = place - below;
  const channels = HEAT[below].map((low, k) => Math.round(low + (HEAT[below + 1][k] - low) * mix));
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}

const HEAT = [
  [247, 251, 255],
  [198, 219, 239],
  [107, 174, 214],
  [33, 113, 181],
  [8, 48, 107],
];

export const INK = '#1f2933';
export const FAINT_INK = '#67737f';
export const GRID = '#e6e9ed';
export const PAPER = '#ffffff';
