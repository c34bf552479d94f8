/** sin, cos and tan for every finite argument. */
import { COS, SIN } from './coefficients.js';
import { reduceAngle, remainder } from './reduce-angle.js';

const [S0, S1, S2, S3, S4, S5, S6] = SIN;
const [C0, C1, C2, C3, C4, C5] = COS;

/** What is to be added to r for the sine of r + low, |r| <= pi/4. */
function sinRest(r: number, low: number): number {
  const z = r * r;
  const w = z * z;
  const even = ((S6 * w + S4) * w + S2) * w + S0;
  const odd = (S5 * w + S3) * w + S1;
  return r * z * (even + z * odd) + low * (1 - 0.5 * z);
}

/** What is to be added to 1 - r^2/2, rounded, for the cosine of r + low. */
function cosRest(r: number, low: number): number {
  const z = r * r;
  const w = z * z;
  const half = 0.5 * z;
  const even = (C4 * w + C2) * w + C0;
  const odd = (C5 * w + C3) * w + C1;
  return 1 - (1 - half) - half + (w * (even + z * odd) - r * low);
}

function sinNear(r: number, low: number): number {
  return r + sinRest(r, low);
}

/** Also the cosine of r alone, where `low` is 0. */
function cosNear(r: number, low: number): number {
  return 1 - 0.5 * (r * r) + cosRest(r, low);
}

const QUARTER_PI = 0.7853981633974483;

/** Within 0.85 ulp. */
export function sin(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return x === 0 ? x : sinNear(x, 0);
  if (!Number.isFinite(x)) return Number.NaN;
  const quarter = reduceAngle(x);
  const r = remainder[0];
  const low = remainder[1];
  const value = (quarter & 1) === 0 ? sinNear(r, low) : cosNear(r, low);
  return (quarter & 2) === 0 ? value : -value;
}

/** Within 0.85 ulp. */
export function cos(x: number): number {
  if (Math.abs(x) <= QUARTER_PI) return cosNear(x, 0);
  if (!Number.isFinite(x)) return Number.NaN;
  const quarter = reduceAngle(x);
  const r = remainder[0];
  const low = remainder[1];
  const value = (quarter & 1) === 0 ? cosNear(r, low) : sinNear(r, low);
  return ((quarter + 1) & 2) === 0 ? value : -value;
}

/** Within 1.5 ulp: the quotient is mended by what rounding took from sine and cosine. */
export function tan(x: number): number {
  if (x === 0) return x;
  if (!Number.isFinite(x)) return Number.NaN;
  const quarter = reduceAngle(x);
  const r = remainder[0];
  const low = remainder[1];
  const sine = sinNear(r, low);
  const cosine = cosNear(r, low);
  const sineLost = r - sine + sinRest(r, low);
  const base = 1 - 0.5 * (r * r);
  const cosineLost = base - cosine + cosRest(r, low);
  if ((quarter & 1) === 0) {
    const ratio = sine / cosine;
    return ratio + (sineLost - ratio * cosineLost) / cosine;
  }
  const ratio = -cosine / sine;
  return ratio - (cosineLost + ratio * sineLost) / sine;
}

/** cos(2 pi v) for 0 <= v < 1, a part of a turn: no reduction is needed, for the parts of a turn are exact. */
export function cosTurns(v: number): number {
  const quarters = Math.floor(4 * v + 0.5);
  const r = (v - 0.25 * quarters) * TURN;
  const value = (quarters & 1) === 0 ? cosNear(r, 0) : sinNear(r, 0);
  return ((quarters + 1) & 2) === 0 ? value : -value;
}

/** sin(2 pi v) likewise. */
export function sinTurns(v: number): number {
  const quarters = Math.floor(4 * v + 0.5);
  const r = (v - 0.25 * quarters) * TURN;
  const value = (quarters & 1) === 0 ? sinNear(r, 0) : cosNear(r, 0);
  return (quarters & 2) === 0 ? value : -value;
}

const TURN = 6.283185307179586;
