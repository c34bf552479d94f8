/** Linear scales and round numbers for axes. */

export interface Scale {
  (value: number): number;
  readonly domain: readonly [number, number];
  readonly range: readonly [number, number];
}

/** An empty domain (all values the same) is widened a little, so that a flat line lies in the middle. */
export function linearScale(domain: readonly [number, number], range: readonly [number, number]): Scale {
  let [low, high] = domain;
  if (!(high > low)) {
    const margin = Math.abs(low) * FLAT_MARGIN || 1;
    low -= margin;
    high += margin;
  }
  const perUnit = (range[1] - range[0]) / (high - low);
  return Object.assign((value: number) => range[0] + (value - low) * perUnit, {
    domain: [low, high] as const,
    range,
  });
}

/** The 1, 2 or 5 times a power of ten that cuts `span` into about `count` steps. */
export function niceStep(span: number, count: number): number {
  const rough = span / Math.max(1, count);
  if (!(rough > 0) || !Number.isFinite(rough)) return 1;
  const exponent = Number(rough.toExponential().split('e')[1]);
  const mantissa = rough / Number(`1e${exponent}`);
  const round = NICE.find((candidate) => mantissa <= candidate * STEP_SLACK) ?? 10;
  return Number(`${round}e${exponent}`);
}

/** Multiples of a nice step within [low, high]. */
export function niceTicks(low: number, high: number, count: number): number[] {
  if (!(high > low)) return [low];
  const step = niceStep(high - low, count);
  const first = Math.ceil(low / step - ROUNDING);
  const last = Math.floor(high / step + ROUNDING);
  const ticks: number[] = [];
  for (let k = first; k <= last; k++) ticks.push(tidy(k * step));
  return ticks;
}

/** [low, high] widened to multiples of a nice step. */
export function niceDomain(low: number, high: number, count: number): [number, number] {
  if (!(high > low)) return [low, high];
  const step = niceStep(high - low, count);
  return [tidy(Math.floor(low / step + ROUNDING) * step), tidy(Math.ceil(high / step - ROUNDING) * step)];
}

/** Without the noise of binary fractions; a proper minus sign and thin spaces between thousands. */
export function formatNumber(value: number): string {
  const tidied = tidy(value);
  const size = Math.abs(tidied);
  if (size !== 0 && (size >= LARGE || size < SMALL))
    return minus(Number(tidied.toPrecision(3)).toExponential());
  const [whole, fraction] = String(tidied).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u2009');
  return minus(fraction === undefined ? grouped : `${grouped}.${fraction}`);
}

const minus = (text: string) => text.replaceAll('-', '\u2212');
const tidy = (value: number) => Number(value.toPrecision(12)) + 0;

const NICE = [1, 2, 5, 10];
/** A step may be a little smaller than asked for before the next larger one is taken. */
const STEP_SLACK = 1.000001;
const ROUNDING = 1e-9;
const FLAT_MARGIN = 0.05;
const LARGE = 1e7;
const SMALL = 1e-4;
