/**
 * The dimension of a quantity: exponents of the seven SI base units, in the order
 * metre, kilogram, second, ampere, kelvin, mole, candela. Exponents may be fractional (`volt**0.5`, as `sigma*xi` needs).
 */
export type Dimension = readonly [number, number, number, number, number, number, number];

export const DIMENSIONLESS: Dimension = [0, 0, 0, 0, 0, 0, 0];
export const SECOND: Dimension = [0, 0, 1, 0, 0, 0, 0];

export function sameDimension(a: Dimension, b: Dimension): boolean {
  return a.every((exponent, base) => Math.abs(exponent - b[base]) < EXPONENT_TOLERANCE);
}

export function multiplyDimensions(a: Dimension, b: Dimension): Dimension {
  return a.map((exponent, base) => exponent + b[base]) as unknown as Dimension;
}

export function divideDimensions(a: Dimension, b: Dimension): Dimension {
  return a.map((exponent, base) => exponent - b[base]) as unknown as Dimension;
}

export function raiseDimension(a: Dimension, power: number): Dimension {
  return a.map((exponent) => exponent * power) as unknown as Dimension;
}

/** Powers such as 1/3 do not come back exactly when multiplied up again. */
const EXPONENT_TOLERANCE = 1e-9;
