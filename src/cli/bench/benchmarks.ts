/** The benchmarks, by name. A network is a file of `networks/bench/`; scripts of the peers say the same in their words. */
import { Problem } from '../../problem.js';
import { suggestion } from '../../suggest.js';
import type { Benchmark, Work } from './benchmark.js';
import { scaling } from './scaling.js';

/** Of 4 to 1, as in most of these networks. */
const FOUR_TO_ONE = { exc: 0.8, inh: 0.2 };

/** v from 4 products and 4 sums, a product for each current, a comparison; three numbers read and written. */
const CUBA_WORK: Work = { flopsPerUpdate: 12, bytesPerUpdate: 48, bytesPerEvent: 18, in: 'cache' };

export const BENCHMARKS: readonly Benchmark[] = [
  {
    name: 'cuba',
    about: '4,000 leaky neurons with current synapses, one second: little to do, so that starting counts.',
    network: 'cuba',
    seconds: 1,
    quickSeconds: 0.1,
    rateOf: FOUR_TO_ONE,
    peers: [
      { simulator: 'brian2', script: 'cuba' },
      { simulator: 'nest', script: 'cuba' },
    ],
    work: CUBA_WORK,
  },
  {
    name: 'cuba_10s',
    about: 'The same for ten seconds.',
    network: 'cuba',
    seconds: 10,
    quickSeconds: 0.2,
    rateOf: FOUR_TO_ONE,
    peers: [
      { simulator: 'brian2', script: 'cuba' },
      { simulator: 'nest', script: 'cuba' },
    ],
    work: CUBA_WORK,
  },
  {
    name: 'cuba_16k',
    about: 'Four times as many neurons, sixteen times as many synapses.',
    network: 'cuba',
    set: ['populations.exc.size=12800', 'populations.inh.size=3200'],
    seconds: 1,
    quickSeconds: 0.1,
    rateOf: FOUR_TO_ONE,
    peers: [
      { simulator: 'brian2', script: 'cuba', args: ['--size', '16000'] },
      { simulator: 'nest', script: 'cuba', args: ['--size', '16000'] },
    ],
    work: CUBA_WORK,
  },
  {
    name: 'cobahh',
    about: '4,000 Hodgkin-Huxley neurons with conductance synapses, three traces recorded.',
    network: 'cobahh',
    seconds: 1,
    quickSeconds: 0.05,
    rateOf: FOUR_TO_ONE,
    variants: [{ label: 'f32', set: ['precision=f32'] }],
    peers: [{ simulator: 'brian2', script: 'cobahh' }],
    // Ten exponentials of some 30 operations each, ten divisions, and the rest of the equations; six numbers of state.
    work: { flopsPerUpdate: 420, bytesPerUpdate: 96, bytesPerEvent: 18, in: 'cache' },
  },
  {
    name: 'brunel',
    about: '12,500 neurons with 1,250 delta synapses and 1,000 Poisson sources on each.',
    network: 'brunel',
    seconds: 1,
    quickSeconds: 0.05,
    rateOf: FOUR_TO_ONE,
    peers: [
      { simulator: 'brian2', script: 'brunel' },
      { simulator: 'nest', script: 'brunel' },
    ],
    // Of a synapse only its target is read, two bytes in rows that no cache holds: targets stay in the cache.
    work: { flopsPerUpdate: 3, bytesPerUpdate: 16, bytesPerEvent: 2, in: 'memory' },
  },
  {
    name: 'stdp',
    about:
      'A thousand Poisson inputs compete under STDP for one neuron. Ours draw when to fire next, those of Brian2 in ' +
      'each tick; variants do it the other way round, or do without synapses, which tells what these cost.',
    network: 'stdp',
    seconds: 100,
    quickSeconds: 2,
    rateOf: { output: 1 },
    variants: [
      { label: 'source drawn each tick', set: ['populations.input.model=poisson'] },
      { label: 'source alone', set: ['projections=[]'] },
      {
        label: 'source drawn each tick, alone',
        set: ['populations.input.model=poisson', 'projections=[]'],
      },
    ],
    peers: [
      { simulator: 'brian2', script: 'stdp' },
      { simulator: 'brian2', script: 'stdp', label: 'source by events', args: ['--source', 'events'] },
      { simulator: 'brian2', script: 'stdp', label: 'source alone', args: ['--alone'] },
      {
        simulator: 'brian2',
        script: 'stdp',
        label: 'source by events, alone',
        args: ['--source', 'events', '--alone'],
      },
    ],
    // A synapse's weight, trace and last time, read and written; the target's lie beside the one neuron's state.
    work: { neurons: 1, flopsPerUpdate: 8, bytesPerUpdate: 32, bytesPerEvent: 48, in: 'cache' },
  },
  {
    name: 'hpc',
    about: '2,250 neurons, 25.3 million synapses, 16.2 million of them under power-law STDP.',
    network: 'hpc',
    seconds: 0.25,
    quickSeconds: 0.02,
    rateOf: FOUR_TO_ONE,
    peers: [{ simulator: 'nest', script: 'hpc' }],
    // Two of three synapses are plastic: a weight read and written, and two bytes of a target, once for each spike of the source,
    // which is when the spikes of targets are made up for. Of the others only the target is read.
    work: { flopsPerUpdate: 30, bytesPerUpdate: 120, bytesPerEvent: 12, in: 'memory' },
  },
  {
    name: 'izhikevich',
    about:
      "10,000 of Izhikevich's cells, 1,000 synapses on each, all of different strength; steps of 0.5 ms.",
    network: 'izhikevich',
    stepMs: 0.5,
    seconds: 1,
    quickSeconds: 0.1,
    rateOf: FOUR_TO_ONE,
    peers: [{ simulator: 'brian2', script: 'izhikevich' }],
    // A weight and a target. The normal number that each neuron draws costs more than its equations.
    work: { flopsPerUpdate: 60, bytesPerUpdate: 80, bytesPerEvent: 10, in: 'memory' },
  },
  ...scaling(),
];

/** Those asked for, by their names or that of a series; all if none is named. */
export function findBenchmarks(names: readonly string[]): readonly Benchmark[] {
  for (const name of names) {
    if (BENCHMARKS.some((each) => answersTo(each, name))) continue;
    const known = [...new Set(BENCHMARKS.flatMap(({ name, series }) => series ?? name))];
    throw new Problem(`There is no benchmark \`${name}\`.`, { fix: suggestion(name, known) });
  }
  return names.length === 0
    ? BENCHMARKS
    : BENCHMARKS.filter((each) => names.some((name) => answersTo(each, name)));
}

const answersTo = (benchmark: Benchmark, name: string) =>
  benchmark.name === name || benchmark.series === name;
