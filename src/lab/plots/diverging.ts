/**
 * Colours from blue through white to red for numbers about zero: anchors of the scheme RdBu of Brewer and Harrower
 * (The Cartographic Journal 40, 2003), which colour-blind eyes tell apart.
 */
const ANCHORS = [
  [5, 48, 97],
  [67, 147, 195],
  [247, 247, 247],
  [214, 96, 77],
  [103, 0, 31],
] as const;

/** Zero lies in the middle, so there is an odd number of steps. */
const STEPS = 255;
export const MIDDLE = (STEPS - 1) / 2;

export const DIVERGING: readonly (readonly [number, number, number])[] = Array.from(
  { length: STEPS },
  (_, step) => {
    const place = (step / (STEPS - 1)) * (ANCHORS.length - 1);
    const below = Math.min(ANCHORS.length - 2, Math.floor(place));
    const mix = place - below;
    const channel = (k: number) =>
      Math.round(ANCHORS[below][k] + (ANCHORS[below + 1][k] - ANCHORS[below][k]) * mix);
    return [channel(0), channel(1), channel(2)];
  },
);

/** Index of the colour of a value, where `most` is as far from zero as the darkest colours reach. */
export function divergingStep(value: number, most: number): number {
  if (!(most > 0)) return MIDDLE;
  const steps = Math.round(Math.min(1, Math.abs(value) / most) * MIDDLE);
  return value < 0 ? MIDDLE - steps : MIDDLE + steps;
}
