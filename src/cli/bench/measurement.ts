/** What one run of a benchmark took, in a process of its own, whoever ran it. */

import type { RunResult } from '../../probes/run-summary.js';
import { Problem } from '../../problem.js';

export interface Measurement {
  /** The steps of the simulation alone. */
  readonly loopMs: number;
  /** Reading, connecting, compiling. */
  readonly buildMs: number;
  /** The whole process, from outside. */
  readonly processMs: number;
  readonly peakRssMb: number | null;
  readonly neurons: number;
  readonly synapses: number;
  readonly rateHz: number;
  readonly events: number;
  /** Ours alone. */
  readonly spikeHash?: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** Of what `synfire run --json` prints. */
export function readOurs(
  text: string,
  processMs: number,
  rateOf: Readonly<Record<string, number>>,
  versions: Measurement['versions'],
): Measurement {
  const run = lastLine(text) as unknown as RunResult;
  return {
    loopMs: run.wallMs,
    buildMs: run.buildMs,
    processMs,
    peakRssMb: run.peakRssMb,
    neurons: run.neurons,
    synapses: run.synapses,
    rateHz: Object.entries(rateOf).reduce((sum, [name, share]) => sum + share * (run.rates[name] ?? 0), 0),
    events: run.synapticEvents,
    spikeHash: run.spikeHash,
    versions,
  };
}

/** What the scripts of the peers print (tests/bench/peers/measure.py). */
interface PeerLine {
  readonly loopMs: number;
  readonly buildMs: number;
  readonly peakRssMb: number | null;
  readonly neurons: number;
  readonly synapses: number;
  readonly rateHz: number;
  readonly spikes: number;
  /** Where others than the counted neurons are the sources of all synapses. */
  readonly inputSpikes?: number;
  readonly versions: Readonly<Record<string, string>>;
}

export function readPeer(text: string, processMs: number): Measurement {
  const line = lastLine(text) as unknown as PeerLine;
  const { loopMs, buildMs, peakRssMb, neurons, synapses, rateHz, versions } = line;
  // Nobody counts them; on average a neuron has so many targets.
  const events = synapses === 0 ? 0 : (line.inputSpikes ?? (line.spikes * synapses) / neurons);
  return { loopMs, buildMs, processMs, peakRssMb, neurons, synapses, rateHz, events, versions };
}

function lastLine(text: string): Record<string, unknown> {
  const line = text.trimEnd().split('\n').at(-1) ?? '';
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {}
  throw new Problem(`A run printed no result but \`${line.slice(0, LONGEST_QUOTE)}\`.`, {
    fix: 'Run its command by hand to see what it does.',
  });
}

const LONGEST_QUOTE = 200;
