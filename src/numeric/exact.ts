/**
 * Sums and products with what rounding took from them, so that value + error is exact (Dekker, "A floating-point technique
 * for extending the available precision", Numer. Math. 18, 1971; Knuth, TAOCP vol. 2, 4.2.2).
 */

/** 2^27 + 1. */
const SPLITTER = 134217729;

/** The first 26 bits of a number below 2^996; what is left of it fits 26 bits too. */
export function head(x: number): number {
  const wide = x * SPLITTER;
  return wide - (wide - x);
}

/** What is missing from `sum` = a + b rounded. */
export function sumError(a: number, b: number, sum: number): number {
  const bPart = sum - a;
  return a - (sum - bPart) + (b - bPart);
}

/** What is missing from `product` = a * b rounded. */
export function productError(a: number, b: number, product: number): number {
  const aHead = head(a);
  const bHead = head(b);
  const aRest = a - aHead;
  const bRest = b - bHead;
  return aHead * bHead - product + aHead * bRest + aRest * bHead + aRest * bRest;
}
