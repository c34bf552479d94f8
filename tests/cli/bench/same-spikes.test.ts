/** The networks that only benchmarks run, in small: actors are the oracle here too. */
import { expect, test } from 'vitest';
import { packageFile } from '../../../src/node/package-file.js';
import { synfire } from '../fake-terminal.js';

const SMALL: readonly (readonly [network: string, duration: string, settings: readonly string[]])[] = [
  ['cuba', '50 ms', ['populations.exc.size=320', 'populations.inh.size=80', 'parameters.we=16 mV']],
  [
    'cobahh',
    '60 ms',
    [
      'populations.exc.size=160',
      'populations.inh.size=40',
      'projections.0.connect.probability=0.2',
      'projections.1.connect.probability=0.2',
    ],
  ],
  [
    'brunel',
    '60 ms',
    [
      'populations.exc.size=200',
      'populations.inh.size=50',
      'projections.0.connect.in_degree=20',
      'projections.1.connect.in_degree=5',
    ],
  ],
  ['stdp', '2 s', ['populations.input.size=200', 'parameters.gmax=0.05']],
  [
    'hpc',
    '100 ms',
    [
      'populations.exc.size=80',
      'populations.inh.size=20',
      'populations.dendrites.size=80',
      ...[90, 22, 90, 22].map((degree, k) => `projections.${k}.connect.in_degree=${degree}`),
      'parameters.J=150 pA',
    ],
  ],
  ['izhikevich', '100 ms', ['populations.exc.size=400', 'populations.inh.size=100']],
  ['scaling', '100 ms', ['populations.sources.size=50', 'projections.0.connect.out_degree=20']],
];

test.each(SMALL)('%s', async (network, duration, settings) => {
  const run = async (engine: string, ...more: string[]) => {
    const changes = settings.flatMap((setting) => ['--set', setting]);
    const file = packageFile(`networks/bench/${network}.yaml`);
    const args = ['run', file, '--engine', engine, '--for', duration, ...changes, ...more];
    const { err, code, json } = await synfire([...args, '--json', '--quiet']);
    expect([code, err]).toEqual([0, '']);
    return json() as unknown as { spikes: number; synapticEvents: number; spikeHash: string };
  };
  const actors = await run('actors');
  expect(actors.spikes).toBeGreaterThan(50);
  expect(actors.synapticEvents).toBeGreaterThan(500);
  for (const threads of ['1', '2']) {
    const { spikeHash, synapticEvents } = await run('kernels', '--threads', threads);
    expect({ spikeHash, synapticEvents }).toEqual({
      spikeHash: actors.spikeHash,
      synapticEvents: actors.synapticEvents,
    });
  }
});
