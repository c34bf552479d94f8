import { describe, expect, it } from 'vitest';
import type { Population, Projection } from '../../src/build/circuit.js';
import { topologyDigest } from '../../src/build/digest.js';
import { lookaheads } from '../../src/build/lookahead.js';

const population = (size: number) => ({ size }) as Population;
const projection = (more: Partial<Projection> = {}) =>
  ({
    source: 0,
    target: 1,
    synapses: 3,
    rowStart: Uint32Array.of(0, 2, 3),
    targets: Uint32Array.of(0, 2, 1),
    delayTicks: 4,
    ...more,
  }) as Projection;

const circuit = (more: Partial<Projection> = {}, sizes = [2, 3]) => ({
  populations: sizes.map(population),
  projections: [projection(more)],
});

describe('topologyDigest', () => {
  it('is the same for the same topology', () => {
    expect(topologyDigest(circuit())).toMatch(/^[0-9a-f]{16}$/);
    expect(topologyDigest(circuit())).toBe(topologyDigest(circuit()));
  });

  it('changes with sizes, ends, rows, targets and delays', () => {
    const all = [
      circuit(),
      circuit({}, [2, 4]),
      circuit({}, [2, 3, 1]),
      circuit({ source: 1 }),
      circuit({ target: 0 }),
      circuit({ rowStart: Uint32Array.of(0, 1, 3) }),
      circuit({ targets: Uint32Array.of(2, 0, 1) }),
      circuit({ delayTicks: 5 }),
      circuit({ delayTicks: Uint32Array.of(4, 4, 4) }),
    ].map(topologyDigest);
    expect(new Set(all).size).toBe(all.length);
  });
});

describe('lookaheads', () => {
  it('is the smallest delay between two populations, at least a tick', () => {
    const projections = [
      projection({ delayTicks: 7 }),
      projection({ delayTicks: Uint32Array.of(9, 5, 6) }),
      projection({ source: 1, delayTicks: 0 }),
      projection({ source: 1, target: 0, synapses: 0 }),
    ];
    expect(lookaheads({ projections })).toEqual([
      { source: 0, target: 1, ticks: 5 },
      { source: 1, target: 1, ticks: 1 },
    ]);
  });
});
