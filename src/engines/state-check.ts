/** What an engine is given is looked at once, so that its hot loops need not: arrays of the right lengths, no NaN. */
import type { Circuit, Columns } from '../build/circuit.js';
import { constantsOf, lengthIn } from '../build/column-set.js';
import type { Column } from '../equations/program.js';
import { Problem } from '../problem.js';
import type { EngineState } from './engine.js';
import { checkInput } from './inputs.js';
import { NumberWatch } from './number-watch.js';

/** Throws a problem where an initial value is NaN, or a column is missing or of the wrong length. */
export function checkCircuit(circuit: Circuit): void {
  checkColumns(
    circuit,
    circuit.populations.map(({ columns }) => columns),
    circuit.projections.map(({ columns }) => columns),
    0,
  );
}

/** Throws a problem unless the state is one that this circuit can be in. */
export function checkState(state: EngineState, circuit: Circuit): void {
  if (!Number.isSafeInteger(state.tick) || state.tick < 0)
    throw unfit(`its tick is ${state.tick}, not a whole number from 0`);
  checkColumns(circuit, state.populations, state.projections, state.tick);
  const { ticks, populations, neurons } = state.recentSpikes;
  if (populations.length !== ticks.length || neurons.length !== ticks.length)
    throw unfit('its lists of recent spikes differ in length');
  for (let k = 0; k < ticks.length; k++) {
    const known = neurons[k] < (circuit.populations[populations[k]]?.size ?? 0);
    if (!known || !(ticks[k] < state.tick) || (k > 0 && ticks[k] < ticks[k - 1]))
      throw unfit(`its recent spike ${k} is none that this network can have had`);
  }
  if (state.counters.spikesByPopulation.length !== circuit.populations.length)
    throw unfit('it counts spikes of another number of populations');
  for (const input of state.inputs) checkInput(input, circuit);
}

function checkColumns(
  circuit: Circuit,
  populations: readonly Columns[],
  projections: readonly Columns[],
  tick: number,
): void {
  if (populations.length !== circuit.populations.length)
    throw unfit(`it has ${populations.length} populations, not ${circuit.populations.length}`);
  if (projections.length !== circuit.projections.length)
    throw unfit(`it has ${projections.length} projections, not ${circuit.projections.length}`);
  circuit.populations.forEach(({ name, program, size }, k) => {
    checkLengths(name, program.columns, size, populations[k]);
    new NumberWatch(name, 'neuron', populations[k], populations[k].keys(), circuit.dt).checkAll(tick);
  });
  circuit.projections.forEach(({ name, program, synapses }, k) => {
    checkLengths(name, program.columns, synapses, projections[k]);
    // To look at a column that is one number would make it.
    const constants = constantsOf(projections[k]);
    const keys = program.columns
      .map(({ key }) => key)
      .filter((key) => Number.isNaN(constants.get(key) ?? Number.NaN));
    new NumberWatch(name, 'synapse', projections[k], keys, circuit.dt).checkAll(tick);
  });
}

function checkLengths(group: string, wanted: readonly Column[], size: number, columns: Columns): void {
  for (const { key, shared } of wanted) {
    const length = shared ? 1 : size;
    const found = lengthIn(columns, key);
    if (found !== length)
      throw unfit(`\`${key}\` of \`${group}\` has ${found ?? 'no'} values where there must be ${length}`);
  }
}

function unfit(why: string): Problem {
  return new Problem(`This state does not fit the network: ${why}.`, {
    fix: 'Use the network that it was saved from.',
  });
}
