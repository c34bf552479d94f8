/** What unit names are made of: bases with their dimensions, prefixes, and the short names that papers use. */
import type { Dimension } from './dimension.js';

/** Metre, kilogram, second, ampere, kelvin, mole, candela; and for grams, litres and moles per litre the power of ten. */
export const BASES: ReadonlyMap<string, readonly [Dimension, number]> = new Map<
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
/** Only the litre goes by hundreds and tenths. */
export const SMALL_STEPS: ReadonlyMap<string, number> = new Map([
  ['h', 2],
  ['da', 1],
  ['d', -1],
  ['c', -2],
]);
export const WITHOUT_PREFIX: ReadonlySet<string> = new Set(['kelvin', 'kilogram', 'kilogramme']);
export const WITHOUT_POWER: ReadonlySet<string> = new Set(['litre']);

export const SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['meter', 'metre'],
  ['gramme', 'gram'],
  ['ampere', 'amp'],
  ['mol', 'mole'],
  ['liter', 'litre'],
]);

export const PREFIXES: ReadonlyMap<string, number> = new Map([
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

/**
 * Short names exist only for what neuroscience uses daily; `V`, `A` and `s` are left to the user's own variables.
 * (Brian2 has all of these but `mS`, which its users import.)
 */
export const SHORT: ReadonlyMap<string, string> = new Map([
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
export const CENTIMETRES: ReadonlyMap<string, number> = new Map([
  ['cm', 1],
  ['cm2', 2],
  ['cm3', 3],
]);
