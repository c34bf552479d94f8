/** Dimensions as people write them: `volt`, `amp/metre**2`, `volt/second`. */
import {
  DIMENSIONLESS,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  raiseDimension,
  SECOND,
  sameDimension,
} from './dimension.js';
import { findUnit } from './unit.js';

/** In this order: a dimension that several units have is called by the first. */
const NAMED: readonly (readonly [string, Dimension])[] = [
  'volt',
  'amp',
  'second',
  'siemens',
  'farad',
  'ohm',
  'Hz',
  'metre',
  'coulomb',
  'joule',
  'watt',
  'newton',
  'pascal',
  'kilogram',
  'kelvin',
  'mole',
  'mM',
  'candle',
].map((name) => [name, findUnit(name)!.dimension]);

/** What quantities of neuroscience are divided by, most usual first. */
const DENOMINATORS: readonly (readonly [string, Dimension])[] = [
  ['second', SECOND],
  ['metre**2', findUnit('metre2')!.dimension],
  ['metre', findUnit('metre')!.dimension],
  ['volt', findUnit('volt')!.dimension],
  ['second**2', raiseDimension(SECOND, 2)],
  ['second**0.5', raiseDimension(SECOND, 0.5)],
  ['mM', findUnit('mM')!.dimension],
];

const POWERS: readonly number[] = [2, 3, 0.5];
const BASE_UNITS: readonly string[] = ['metre', 'kilogram', 'second', 'amp', 'kelvin', 'mole', 'candle'];

const formatted = new Map<string, string>();
const MAX_FORMATTED = 1_000;

/** `1` for a pure number. */
export function formatDimension(dimension: Dimension): string {
  const key = dimension.join();
  let text = formatted.get(key);
  if (text === undefined) {
    text = find(dimension);
    if (formatted.size < MAX_FORMATTED) formatted.set(key, text);
  }
  return text;
}

/** For use in a sentence: `in volt`, `without unit`. */
export function inUnits(dimension: Dimension): string {
  return sameDimension(dimension, DIMENSIONLESS) ? 'without unit' : `in ${formatDimension(dimension)}`;
}

/** The unit in which quantities of that dimension are usually given, for examples in messages. */
export function usualUnit(dimension: Dimension): string {
  return usualName(formatDimension(dimension));
}

/** The same for a unit by its name: `mV` for `volt`. */
export function usualName(unit: string): string {
  return USUAL.get(unit) ?? unit;
}
const USUAL: ReadonlyMap<string, string> = new Map([
  ['volt', 'mV'],
  ['amp', 'nA'],
  ['second', 'ms'],
  ['siemens', 'nS'],
  ['farad', 'pF'],
  ['metre', 'um'],
]);

function find(dimension: Dimension): string {
  if (sameDimension(dimension, DIMENSIONLESS)) return '1';
  const simple = named(dimension);
  if (simple !== undefined) return simple;
  for (const [name, below] of DENOMINATORS) {
    const rest = multiplyDimensions(dimension, below);
    const above = sameDimension(rest, DIMENSIONLESS) ? '1' : named(rest);
    if (above !== undefined) return `${above}/${name}`;
  }
  for (const power of POWERS)
    for (const [name, unit] of NAMED)
      if (sameDimension(raiseDimension(unit, power), dimension)) return `${name}**${power}`;
  for (const [name, unit] of NAMED) {
    const other = named(divideDimensions(dimension, unit));
    if (other !== undefined) return `${name}*${other}`;
  }
  return product(dimension);
}

function named(dimension: Dimension): string | undefined {
  return NAMED.find(([, unit]) => sameDimension(unit, dimension))?.[0];
}

function product(dimension: Dimension): string {
  return dimension
    .map((exponent, base) => [BASE_UNITS[base], Number(exponent.toFixed(6))] as const)
    .filter(([, exponent]) => exponent !== 0)
    .map(([name, exponent]) => (exponent === 1 ? name : `${name}**${exponent}`))
    .join('*');
}
