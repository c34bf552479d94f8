/** The probes of a circuit, set to record, with the files they are written to and what to say of those files. */
import type { Circuit, Probe } from '../build/circuit.js';
import type { Relay } from '../bus/relay.js';
import type { Engine } from '../engines/engine.js';
import { within } from '../problem.js';
import { RateRecorder } from './rate-recorder.js';
import { type RecordedFiles, rateFile, sampleFile, spikeFiles } from './recorded-files.js';
import type { Recorder, RecorderOptions } from './recorder.js';
import type { RecordEntry } from './run-summary.js';
import { type SampledVariable, SampleRecorder } from './sample-recorder.js';
import { SpikeRecorder } from './spike-recorder.js';
import { neuronReaders, synapseReaders } from './value-reader.js';

export interface Recording {
  readonly recorder: Recorder;
  readonly files: RecordedFiles;
  readonly entry: RecordEntry;
}

/**
 * Sets all probes of the circuit to record from the engine's next tick on. A network without a `spikes` probe has the
 * spikes of all its populations recorded: without them a run could not be compared with another.
 */
export function record(
  circuit: Circuit,
  engine: Engine,
  relay: Relay,
  options: RecorderOptions = {},
): Recording[] {
  const names = new FileNames();
  const recordings = [recordSpikes(circuit, relay, options)];
  circuit.probes.forEach((probe, k) => {
    if (probe.kind === 'spikes') return;
    recordings.push(within(['probes', k], () => recordProbe(probe, circuit, engine, relay, names, options)));
  });
  return recordings;
}

function recordSpikes(circuit: Circuit, relay: Relay, options: RecorderOptions): Recording {
  const asked = circuit.probes.flatMap((probe) => (probe.kind === 'spikes' ? [probe.population] : []));
  const recorded = asked.length > 0 ? asked : circuit.populations.map(({ index }) => index);
  const populations = circuit.populations.map(({ name }) => name);
  const recorder = new SpikeRecorder(relay, recorded, options);
  return {
    recorder,
    files: spikeFiles(recorder, populations, circuit.dt),
    entry: {
      kind: 'spikes',
      file: 'spikes.csv',
      of: [...new Set(recorded)].sort((a, b) => a - b).map((index) => populations[index]),
      variables: [],
    },
  };
}

function recordProbe(
  probe: Exclude<Probe, { kind: 'spikes' }>,
  circuit: Circuit,
  engine: Engine,
  relay: Relay,
  names: FileNames,
  options: RecorderOptions,
): Recording {
  if (probe.kind === 'rate') {
    const population = circuit.populations[probe.population];
    const recorder = new RateRecorder(relay, population, probe.everyTicks, circuit.dt, options);
    const file = names.make('rate', population.name);
    return {
      recorder,
      files: rateFile(file, recorder, circuit.dt),
      entry: {
        kind: 'rate',
        file,
        of: [population.name],
        variables: [{ name: 'rate_Hz', unit: 'Hz' }],
        everyTicks: probe.everyTicks,
      },
    };
  }
  const group =
    probe.kind === 'state' ? circuit.populations[probe.population] : circuit.projections[probe.projection];
  const variables: SampledVariable[] =
    probe.kind === 'state'
      ? neuronReaders(circuit, engine, circuit.populations[probe.population], probe.variables)
      : synapseReaders(circuit, engine, circuit.projections[probe.projection], probe.variables);
  const indices = probe.kind === 'state' ? probe.neurons : probe.synapses;
  const recorder = new SampleRecorder(relay, engine.tick, indices, variables, probe.everyTicks, options);
  const file = names.make(probe.kind, group.name);
  return {
    recorder,
    files: sampleFile(file, recorder, circuit.dt),
    entry: {
      kind: probe.kind,
      file,
      of: [group.name],
      variables: variables.map(({ name, unit }) => ({ name, unit })),
      everyTicks: probe.everyTicks,
    },
  };
}

/** `state-exc.csv`, then `state-exc-2.csv`: names of users with only what every file system takes. */
class FileNames {
  private readonly given = new Set<string>();

  make(kind: string, group: string): string {
    const plain = group
      .replace(/->/g, '-to-')
      .replace(/[^A-Za-z0-9_.-]+/g, '_')
      .slice(0, LONGEST_NAME);
    for (let k = 1; ; k++) {
      const file = `${kind}-${plain}${k === 1 ? '' : `-${k}`}.csv`;
      // Some file systems take A and a for the same.
      if (this.given.has(file.toLowerCase())) continue;
      this.given.add(file.toLowerCase());
      return file;
    }
  }
}

const LONGEST_NAME = 80;
