/** What people write for units that is not one, and which units to offer for a slip of the keys. */
import { BASES, CENTIMETRES, SHORT, SPELLINGS } from './unit-names.js';

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

/** `mV` for `mv`; undefined where the case makes the difference between two units, as for `MS`. */
export function unitInOtherCase(name: string): string | undefined {
  const same = COMMON_UNITS.filter((unit) => unit.toLowerCase() === name.toLowerCase());
  return same.length === 1 ? same[0] : undefined;
}
