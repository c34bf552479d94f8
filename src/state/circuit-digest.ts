/**
 * Says of two circuits whether a state of one is a state of the other: the same equations with the same constants, the
 * same populations, synapses and delays, the same seed, dt and precision. Initial values do not count: a state has its own.
 */
import type { Circuit } from '../build/circuit.js';
import { topologyDigest } from '../build/digest.js';
import { sha256 } from './container.js';

/** 64 hexadecimal digits. Read off a circuit once: every checkpoint asks for it, and there may be many millions of synapses. */
export function circuitDigest(circuit: Circuit): Promise<string> {
  let digest = known.get(circuit);
  if (digest === undefined) {
    digest = makeDigest(circuit);
    known.set(circuit, digest);
  }
  return digest;
}

const known = new WeakMap<Circuit, Promise<string>>();

async function makeDigest(circuit: Circuit): Promise<string> {
  const { dt, seed, precision, populations, projections, drives } = circuit;
  const text = JSON.stringify(
    {
      dt,
      seed,
      precision,
      topology: topologyDigest(circuit),
      populations: populations.map(({ name, size, program, schedule }) => ({
        name,
        size,
        program,
        schedule,
      })),
      projections: projections.map(({ name, program }) => ({ name, program })),
      drives: drives.map(({ path, ...drive }) => drive),
    },
    plain,
  );
  const digest = await sha256(new TextEncoder().encode(text));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Maps, sets and typed arrays as lists; numbers JSON has no word for as text; where a text stood does not matter. */
function plain(key: string, value: unknown): unknown {
  if (key === 'offset') return undefined;
  if (value instanceof Map || value instanceof Set) return [...value];
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array);
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
