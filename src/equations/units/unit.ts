/**
 * Units by name, as Brian2 names them: a base (`volt`), with a prefix (`mvolt`), to a power (`umetre2`), or a short
 * name (`mV`). By rule rather than by a list of 1,710; every scale is a power of ten.
 */
import type { Dimension } from './dimension.js';
import {
  BASES,
  CENTIMETRES,
  PREFIXES,
  SHORT,
  SMALL_STEPS,
  SPELLINGS,
  WITHOUT_POWER,
  WITHOUT_PREFIX,
} from './unit-names.js';

export interface Unit {
  readonly name: string;
  /** One of this unit in SI base units. */
  readonly scale: number;
  readonly dimension: Dimension;
}

const LONG_NAME = /^([A-Za-z]+)([23]?)$/;
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
  const [, word, power] = match;
  const exponent = power === '' ? 1 : Number(power);
  return (
    withPrefix(name, '', 0, word, exponent) ??
    prefixed(name, word, exponent) ??
    (power === '' ? tenths(name, word) : undefined)
  );
}

function prefixed(name: string, word: string, exponent: number): Unit | undefined {
  const power = PREFIXES.get(word[0]);
  return power === undefined ? undefined : withPrefix(name, word[0], power, word.slice(1), exponent);
}

function tenths(name: string, word: string): Unit | undefined {
  for (const [prefix, power] of SMALL_STEPS)
    if (word === `${prefix}litre` || word === `${prefix}liter`) return makeUnit(name, 'litre', power, 1);
  return undefined;
}

function withPrefix(
  name: string,
  prefix: string,
  power: number,
  word: string,
  exponent: number,
): Unit | undefined {
  const base = SPELLINGS.get(word) ?? word;
  if (!BASES.has(base)) return undefined;
  if (prefix !== '' && WITHOUT_PREFIX.has(base)) return undefined;
  if (exponent !== 1 && WITHOUT_POWER.has(base)) return undefined;
  return makeUnit(name, base, power, exponent);
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
