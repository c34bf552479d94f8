import { expect, it } from 'vitest';
import { buildCircuit } from '../../../src/build/build.js';
import { Relay } from '../../../src/bus/relay.js';
import { makeActors } from '../../../src/engines/actors/index.js';
import type { MakeEngine } from '../../../src/engines/engine.js';
import { makeKernels } from '../../../src/engines/kernels/index.js';
import { loadParser } from '../../../src/equations/parser.js';
import { loadNetwork } from '../../../src/network/load.js';

it('a synapse that is no number has the same name on kernels, though delays put it elsewhere in memory', async () => {
  const network = {
    synfire: 1,
    name: 'root',
    dt: '0.1 ms',
    models: { cell: { equations: 'g : 1' } },
    synapses: { bad: { equations: 'w : 1', on_pre: 'w = sqrt(w)' } },
    populations: {
      input: { model: 'spikes', size: 2, at: [[0, '1 ms']] },
      cell: { model: 'cell', size: 2 },
    },
    // Synapses with short delays lie first.
    projections: [
      {
        from: 'input',
        to: 'cell',
        connect: 'all',
        synapse: 'bad',
        init: { w: '1 - 2 * int(j == 0)' },
        delay: '(0.2 - 0.1 * j) * ms',
      },
    ],
    run: { for: '5 ms' },
  };
  const description = loadNetwork(JSON.stringify(network), 'root.yaml').description;
  const circuit = await buildCircuit(description, { parse: await loadParser() });
  const told = (make: MakeEngine): string => {
    try {
      make(circuit, new Relay()).advance(50);
      return 'nothing';
    } catch (error) {
      return (error as Error).message;
    }
  };
  expect(told(makeActors)).toContain('`w` of synapse 0 of');
  expect(told(makeKernels)).toBe(told(makeActors));
});
