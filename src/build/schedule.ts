/** The list of a population that replays spikes, in the order of ticks, as Brian2's SpikeGeneratorGroup takes it. */
import { timestep } from '../clock/ticks.js';
import { SECOND } from '../equations/units/dimension.js';
import type { Scalar } from '../network/description.js';
import { Problem, within } from '../problem.js';
import type { SpikeSchedule } from './circuit.js';
import type { QuantityReader } from './quantity-reader.js';
import { refuseStray } from './stray.js';

export type SpikeList = readonly (readonly [neuron: number, time: Scalar])[];

/** Problems are placed at the number of the entry. */
export function schedule(
  list: SpikeList,
  size: number,
  dtSeconds: number,
  quantities: QuantityReader,
): SpikeSchedule {
  const tickOf = Float64Array.from(list, ([neuron, time], entry) =>
    within([entry], () => {
      within([entry, 0], () => refuseStray(neuron, size, 'neuron'));
      const seconds = quantities.value(time, SECOND, 'The time of a spike');
      if (seconds < 0) {
        throw new Problem(`A spike at ${time} is before the start of the run.`, {
          fix: 'Give times from 0 s.',
        });
      }
      return timestep(seconds, dtSeconds);
    }),
  );
  const order = Uint32Array.from(list, (_, entry) => entry).sort(
    (a, b) => tickOf[a] - tickOf[b] || list[a][0] - list[b][0] || a - b,
  );
  refuseTwins(order, tickOf, list, dtSeconds);
  return {
    ticks: Float64Array.from(order, (entry) => tickOf[entry]),
    neurons: Uint32Array.from(order, (entry) => list[entry][0]),
  };
}

function refuseTwins(order: Uint32Array, tickOf: Float64Array, list: SpikeList, dtSeconds: number): void {
  for (let place = 1; place < order.length; place++) {
    const [before, entry] = [order[place - 1], order[place]];
    if (tickOf[before] !== tickOf[entry] || list[before][0] !== list[entry][0]) continue;
    throw new Problem(
      `Neuron ${list[entry][0]} is to fire twice in one tick (${list[before][1]} and ${list[entry][1]}, ticks of ${dtSeconds} s).`,
      { fix: 'Take one of the two away, or make dt smaller.', path: [entry] },
    );
  }
}
