import type { SpikeTrain } from '../../../src/probes/plots/spike-train.js';

/** Two populations over 100 ms: three steady neurons at 100 Hz, two that burst. */
export function smallTrain(): SpikeTrain {
  const spikes: [number, number, number][] = [];
  for (let tick = 0; tick < 1000; tick++) {
    for (let neuron = 0; neuron < 3; neuron++) {
      if (tick % 100 === 10 + neuron * 30) spikes.push([tick, 0, neuron]);
    }
    if (tick % 400 < 60 && tick % 20 === 0) spikes.push([tick, 1, (tick / 20) % 2]);
  }
  return {
    title: 'small',
    spikes: {
      ticks: spikes.map(([tick]) => tick),
      populations: spikes.map(([, population]) => population),
      neurons: spikes.map(([, , neuron]) => neuron),
    },
    dtSeconds: 1e-4,
    populations: [
      { name: 'steady', size: 3 },
      { name: 'burst <&">', size: 2 },
    ],
    shown: [0, 1],
    fromMs: 0,
    toMs: 100,
  };
}
