import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { COMMON_UNITS, unitMeantBy } from '../../../src/equations/units/abbreviations.js';
import { findUnit } from '../../../src/equations/units/unit.js';

const golden: Record<string, Record<string, number>> = JSON.parse(
  readFileSync(new URL('../../golden/units/units.json', import.meta.url), 'utf8'),
);

describe('units', () => {
  it("are Brian2's, to the last bit of their scale", () => {
    let units = 0;
    for (const [exponents, scales] of Object.entries(golden))
      for (const [name, scale] of Object.entries(scales)) {
        const unit = findUnit(name);
        expect(unit?.dimension.map((exponent) => exponent + 0).join(), name).toBe(exponents);
        expect(unit?.scale, name).toBe(scale);
        units++;
      }
    expect(units).toBe(1_710);
  });

  it('are no others, but for mS', () => {
    const known = new Set(['mS', ...Object.values(golden).flatMap((scales) => Object.keys(scales))]);
    const prefixes = ['', 'Y', 'k', 'h', 'da', 'd', 'c', 'm', 'u', 'y', 'mm'];
    const bases = COMMON_UNITS.flatMap((name) => [name, `${name}2`, `${name}3`, `${name}4`, `${name}s`]);
    const others = [
      'V',
      'A',
      's',
      'm',
      'S',
      'x',
      'constructor',
      '__proto__',
      'toString',
      '',
      'volt ',
      'mvolt22',
    ];
    for (const name of [...prefixes.flatMap((prefix) => bases.map((base) => prefix + base)), ...others])
      expect(findUnit(name) !== undefined, name).toBe(known.has(name));
  });

  it('stand behind the abbreviations that people try', () => {
    for (const name of ['V', 's', 'Ohm', 'GHz', 'pS', 'kg']) {
      expect(findUnit(name)).toBeUndefined();
      expect(findUnit(unitMeantBy(name)!), name).toBeDefined();
    }
  });
});
