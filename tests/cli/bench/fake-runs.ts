/** Contestants and processes that cost nothing. */

import type { Contestant } from '../../../src/cli/bench/contestant.js';
import type { Measurement } from '../../../src/cli/bench/measurement.js';
import type { ProcessCommand } from '../../../src/cli/bench/run-process.js';

export function measurement(changes: Partial<Measurement> = {}): Measurement {
  return {
    loopMs: 10,
    buildMs: 20,
    processMs: 50,
    peakRssMb: 100,
    neurons: 4,
    synapses: 1000,
    rateHz: 5,
    events: 2000,
    versions: {},
    ...changes,
  };
}

export function contestant(configuration: string, changes: Partial<Contestant> = {}): Contestant {
  return {
    simulator: 'synfire',
    configuration,
    threads: 1,
    warms: false,
    command: (seed) => ({ file: configuration, args: [String(seed)] }),
    read: (stdout, processMs) => measurement({ ...JSON.parse(stdout), processMs }),
    ...changes,
  };
}

/** Answers as `synfire run --json` and as the peers' scripts do, and keeps what was asked. */
export function fakeProcesses() {
  const asked: ProcessCommand[] = [];
  const after = (args: readonly string[], option: string) => args[args.indexOf(option) + 1];
  return {
    asked,
    async run(command: ProcessCommand) {
      asked.push(command);
      const { args } = command;
      const counts = { neurons: 10, synapses: 100, spikes: 40, peakRssMb: 90, buildMs: 5 };
      const answer = args.includes('run')
        ? {
            ...counts,
            wallMs: 2,
            synapticEvents: 400,
            spikeHash: after(args, '--seed'),
            rates: { exc: 10, inh: 20, output: 7, sources: 100 },
          }
        : { ...counts, loopMs: 6, rateHz: 12, versions: { peer: '1.0' } };
      return { stdout: `warming up\n${JSON.stringify(answer)}\n`, ms: 30 };
    },
  };
}
