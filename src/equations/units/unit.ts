/**
 * Units by name, as Brian2 names them: a base (`volt`), with a prefix (`mvolt`), to a power (`umetre2`), and the
 * short names that papers use (`mV`, `ms`, `nS`). All by rule; scale factors are powers of ten.
 */
import type { Dimension } from './dimension.js';

export interface Unit {
  readonly name: string;
  /** One of this unit in SI base units. */
  readonly scale: number;
  readonly dimension: Dimension;
}

/** Metre, kilogram, second, ampere, kelvin, mole, candela; and for grams, litres and moles per litre the power of ten. */
const BASES: ReadonlyMap<string, readonly [Dimension, number]> = new Map<
  string,
  readonly [Dimension, number]
>([
  ['metre', [[1, 0, 0, 0, 0, 0, 0], 0]],
  ['gram', [[0, 1, 0, 0, 0, 0, 0], -3]],
  ['second', [[0, 0, 1, 0, 0, 0, 0], 0]],
  ['amp', [[0, 0, 0, 1, 0, 0, 0], 0]],
  ['mole', [[0, 0, 0, 0, 0, 1, 0], 0]],
  ['candle', [[0, 0, 0, 0, 0, 0, 1], 0]],
  ['radian', [[0, 0, 0, 0, 0, 0, 0], 0]],
  ['steradian', [[0, 0, 0, 0, 0, 0, 0], 0]],
  ['hertz', [[0, 0, -1, 0, 0, 0, 0], 0]],
  ['newton', [[1, 1, -2, 0, 0, 0, 0], 0]],
  ['pascal', [[-1, 1, -2, 0, 0, 0, 0], 0]],
  ['joule', [[2, 1, -2, 0, 0, 0, 0], 0]],
  ['watt', [[2, 1, -3, 0, 0, 0, 0], 0]],
  ['coulomb', [[0, 0, 1, 1, 0, 0, 0], 0]],
  ['volt', [[2, 1, -3, -1, 0, 0, 0], 0]],
  ['farad', [[-2, -1, 4, 2, 0, 0, 0], 0]],
  ['ohm', [[2, 1, -3, -2, 0, 0, 0], 0]],
  ['siemens', [[-2, -1, 3, 2, 0, 0, 0], 0]],
  ['weber', [[2, 1, -2, -1, 0, 0, 0], 0]],
  ['tesla', [[0, 1, -2, -1, 0, 0, 0], 0]],
  ['henry', [[2, 1, -2, -2, 0, 0, 0], 0]],
  ['lumen', [[0, 0, 0, 0, 0, 0, 1], 0]],
  ['lux', [[-2, 0, 0, 0, 0, 0, 1], 0]],
  ['becquerel', [[0, 0, -1, 0, 0, 0, 0], 0]],
  ['gray', [[2, 0, -2, 0, 0, 0, 0], 0]],
  ['sievert', [[2, 0, -2, 0, 0, 0, 0], 0]],
  ['katal', [[0, 0, -1, 0, 0, 1, 0], 0]],
  ['molar', [[-3, 0, 0, 0, 0, 1, 0], 3]],
  ['litre', [[3, 0, 0, 0, 0, 0, 0], -3]],
  // These three take no prefix.
  ['kelvin', [[0, 0, 0, 0, 1, 0, 0], 0]],
  ['kilogram', [[0, 1, 0, 0, 0, 0, 0], 0]],
  ['kilogramme', [[0, 1, 0, 0, 0, 0, 0], 0]],
]);
const WITHOUT_PREFIX: ReadonlySet<string> = new Set(['kelvin', 'kilogram', 'kilogramme']);
const WITHOUT_POWER: ReadonlySet<string> = new Set(['litre']);

const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['meter', 'metre'],
  ['gramme', 'gram'],
  ['ampere', 'amp'],
  ['mol', 'mole'],
  ['liter', 'litre'],
]);

const PREFIXES: ReadonlyMap<string, number> = new Map([
  ['', 0],
  ['Y', 24],
  ['Z', 21],
  ['E', 18],
  ['P', 15],
  ['T', 12],
  ['G', 9],
  ['M', 6],
  ['k', 3],
  ['m', -3],
  ['u', -6],
  ['n', -9],
  ['p', -12],
  ['f', -15],
  ['a', -18],
  ['z', -21],
  ['y', -24],
]);

/** Short names exist only for what neuroscience uses daily; `V`, `A` and `s` are left to the user's own variables. */
const SHORT: ReadonlyMap<string, string> = new Map([
  ['mV', 'mvolt'],
  ['mA', 'mamp'],
  ['uA', 'uamp'],
  ['nA', 'namp'],
  ['pA', 'pamp'],
  ['pF', 'pfarad'],
  ['uF', 'ufarad'],
  ['nF', 'nfarad'],
  ['nS', 'nsiemens'],
  ['uS', 'usiemens'],
  ['mS', 'msiemens'],
  ['ms', 'msecond'],
  ['us', 'usecond'],
  ['Hz', 'hertz'],
  ['kHz', 'khertz'],
  ['MHz', 'Mhertz'],
  ['mm', 'mmetre'],
  ['mm2', 'mmetre2'],
  ['mm3', 'mmetre3'],
  ['um', 'umetre'],
  ['um2', 'umetre2'],
  ['um3', 'umetre3'],
  ['mM', 'mmolar'],
  ['uM', 'umolar'],
  ['nM', 'nmolar'],
]);
/** The centimetre has no long name of its own. */
const CENTIMETRES: ReadonlyMap<string, number> = new Map([
  ['cm', 1],
  ['cm2', 2],
  ['cm3', 3],
]);

const LONG_NAME = /^([YZEPTGMkmunpfazy]?)([a-z]+?)([23]?)$/;
const known = new Map<string, Unit | undefined>();
/** The same few names come up again and again, but a hostile file shall not fill the memory. */
const MAX_KNOWN = 5_000;

/** The unit called `name`, if there is one. */
export function findUnit(name: string): Unit | undefined {
  if (known.has(name)) return known.get(name);
  const unit = deriveUnit(name);
  if (known.size < MAX_KNOWN) known.set(name, unit);
  return unit;
}

function deriveUnit(name: string): Unit | undefined {
  const centimetres = CENTIMETRES.get(name);
  if (centimetres !== undefined) return makeUnit(name, 'metre', -2, centimetres);
  const match = LONG_NAME.exec(SHORT.get(name) ?? name);
  if (match === null) return undefined;
  const [, prefix, , power] = match;
  const exponent = power === '' ? 1 : Number(power);
  // `mol` is a mole and `metre` a metre before they are a milli-something.
  const whole = prefix + match[2];
  return plainOrPrefixed(name, '', whole, exponent) ?? plainOrPrefixed(name, prefix, match[2], exponent);
}

function plainOrPrefixed(name: string, prefix: string, word: string, exponent: number): Unit | undefined {
  const base = SPELLINGS.get(word) ?? word;
  if (!BASES.has(base)) return undefined;
  if (prefix !== '' && WITHOUT_PREFIX.has(base)) return undefined;
  if (exponent !== 1 && WITHOUT_POWER.has(base)) return undefined;
  return makeUnit(name, base, PREFIXES.get(prefix)!, exponent);
}

function makeUnit(name: string, base: string, prefixPower: number, exponent: number): Unit {
  const [dimension, ownPower] = BASES.get(base)!;
  return {
    name,
    // A decimal literal is rounded once; a product of powers would not always be.
    scale: Number(`1e${(prefixPower + ownPower) * exponent}`),
    dimension: dimension.map((power) => power * exponent) as unknown as Dimension,
  };
}

/** Abbreviations people try that are not units here. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  ['V', 'volt'],
  ['kV', 'kvolt'],
  ['uV', 'uvolt'],
  ['A', 'amp'],
  ['fA', 'famp'],
  ['s', 'second'],
  ['sec', 'second'],
  ['seconds', 'second'],
  ['msec', 'ms'],
  ['usec', 'us'],
  ['ns', 'nsecond'],
  ['m', 'metre'],
  ['nm', 'nmetre'],
  ['km', 'kmetre'],
  ['S', 'siemens'],
  ['pS', 'psiemens'],
  ['F', 'farad'],
  ['fF', 'ffarad'],
  ['mF', 'mfarad'],
  ['Ohm', 'ohm'],
  ['MOhm', 'Mohm'],
  ['GOhm', 'Gohm'],
  ['kOhm', 'kohm'],
  ['GHz', 'Ghertz'],
  ['mHz', 'mhertz'],
  ['HZ', 'Hz'],
  ['hz', 'Hz'],
  ['M', 'molar'],
  ['K', 'kelvin'],
  ['C', 'coulomb'],
  ['J', 'joule'],
  ['W', 'watt'],
  ['N', 'newton'],
  ['Pa', 'pascal'],
  ['kg', 'kilogram'],
  ['g', 'gram'],
  ['l', 'litre'],
  ['L', 'litre'],
  ['volts', 'volt'],
  ['rad', 'radian'],
  ['deg', 'radian'],
]);

/** The unit that is meant by an abbreviation that is not one. */
export function unitMeantBy(name: string): string | undefined {
  return INSTEAD.get(name);
}

/** The units worth suggesting for a misspelt name. */
export const COMMON_UNITS: readonly string[] = [
  ...SHORT.keys(),
  ...CENTIMETRES.keys(),
  ...BASES.keys(),
  ...SPELLINGS.keys(),
  'msecond',
  'mvolt',
  'msiemens',
  'Mohm',
  'mmolar',
];
