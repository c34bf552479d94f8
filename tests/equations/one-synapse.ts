/** A synapse made from text, between two neurons of the same population, to be stepped and looked at. */
import { RandomStream } from '../../src/clock/random.js';
import { checkNeuron } from '../../src/equations/check-neuron.js';
import { checkSynapse } from '../../src/equations/check-synapse.js';
import { compileSynapse } from '../../src/equations/closure/closure.js';
import { loadParser } from '../../src/equations/parser.js';
import type { Program } from '../../src/equations/program.js';
import type { Variable } from '../../src/equations/scope.js';
import { programSynapse } from '../../src/equations/synapse-program.js';
import type { NeuronDescription, SynapseDescription } from '../../src/network/description.js';

const parse = await loadParser();
const DT = 1e-4;
const NEURONS = 3;

export function synapse(description: SynapseDescription, cell: NeuronDescription = { equations: 'v : 1' }) {
  const neuron = checkNeuron(cell, new Map(), parse);
  const program = programSynapse(checkSynapse(description, neuron.scope, neuron.scope, new Map(), parse), DT);
  const own = new Map(program.columns.map(({ key, initial }) => [key, Float64Array.of(initial)]));
  const cells = new Map<string, Float64Array>();
  const bindings = {
    synaptic: true,
    dtSeconds: DT,
    column: ({ owner, key, role }: Variable) => {
      if (owner === 'own') return own.get(key);
      if (owner === 'network' || (role === 'engine' && key === 'i')) return undefined;
      if (!cells.has(key)) cells.set(key, new Float64Array(NEURONS));
      return cells.get(key);
    },
    size: () => 1,
    stream: new RandomStream(3, 'synapses', 'on_pre'),
  };
  const runner = (part: Program | undefined) => part && compileSynapse(part, program.scope, bindings);
  const parts = {
    onPre: runner(program.onPre),
    onPost: runner(program.onPost),
    integrate: runner(program.integrate),
  };
  return {
    program,
    own: (key: string): number => own.get(key)![0],
    set: (values: Readonly<Record<string, number>>): void => {
      for (const [key, value] of Object.entries(values)) own.get(key)![0] = value;
    },
    cell: (key: string): Float64Array => bindings.column({ owner: 'post', key, role: 'state' } as Variable)!,
    run: (part: keyof typeof parts, tick: number, pre = 0, post = 1): void =>
      parts[part]!(0, pre, post, tick),
  };
}
