/** Units people read: -0.06 volt is -60 mV. */
export interface ScaledUnit {
  /** Multiply SI values by this. */
  readonly factor: number;
  /** `mV`; empty for values without dimension. */
  readonly label: string;
}

/** @param unit as `formatDimension` names it; a compound one (`volt/second`) is left as it is. */
export function scaleUnit(unit: string, largest: number): ScaledUnit {
  const symbol = SYMBOLS.get(unit);
  if (symbol === undefined) return { factor: 1, label: unit === '1' ? '' : unit };
  if (!(largest > 0)) return { factor: 1, label: symbol };
  const prefix = PREFIXES.find(({ from }) => largest >= from * SLACK) ?? PREFIXES[PREFIXES.length - 1];
  return { factor: 1 / prefix.from, label: prefix.letter + symbol };
}

const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ['volt', 'V'],
  ['amp', 'A'],
  ['second', 's'],
  ['siemens', 'S'],
  ['farad', 'F'],
  ['ohm', '\u03a9'],
  ['Hz', 'Hz'],
  ['metre', 'm'],
  ['coulomb', 'C'],
  ['joule', 'J'],
  ['watt', 'W'],
]);

const PREFIXES = [
  { from: 1e9, letter: 'G' },
  { from: 1e6, letter: 'M' },
  { from: 1e3, letter: 'k' },
  { from: 1, letter: '' },
  { from: 1e-3, letter: 'm' },
  { from: 1e-6, letter: '\u00b5' },
  { from: 1e-9, letter: 'n' },
  { from: 1e-12, letter: 'p' },
];
const SLACK = 0.9999;
