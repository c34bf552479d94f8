/** Units people read: -0.06 V is -60 mV. */
export interface ScaledUnit {
  /** Multiply SI values by this. */
  readonly factor: number;
  /** `mV`; empty for values without dimension. */
  readonly label: string;
}

/** @param unit a plain SI unit such as `V`; a compound one (`V/s`) is left as it is. */
export function scaleUnit(unit: string, largest: number): ScaledUnit {
  if (!/^[A-Za-z\u03a9]+$/.test(unit) || unit === 'kg' || !(largest > 0)) return { factor: 1, label: unit };
  const prefix = PREFIXES.find(({ from }) => largest >= from * SLACK) ?? PREFIXES[PREFIXES.length - 1];
  return { factor: 1 / prefix.from, label: prefix.letter + unit };
}

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
