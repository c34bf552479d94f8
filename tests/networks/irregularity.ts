/** Measures of how irregular neurons fire, and of how much they fire together. */
import type { Running } from '../running.js';

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

export function variance(values: readonly number[]): number {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
}

/** Coefficient of variation of a neuron's intervals, averaged over neurons with a few: 0 a clock, 1 Poisson. */
export function intervalVariation(run: Running, population: string, fromSeconds: number): number {
  const { ticks, neurons } = run.spikes(population);
  const trains = new Map<number, number[]>();
  ticks.forEach((tick, k) => {
    if (tick * run.circuit.dt < fromSeconds) return;
    const train = trains.get(neurons[k]) ?? [];
    trains.set(neurons[k], train);
    train.push(tick);
  });
  const variations = [...trains.values()]
    .map((train) => train.slice(1).map((tick, k) => tick - train[k]))
    .filter((intervals) => intervals.length > 3)
    .map((intervals) => Math.sqrt(variance(intervals)) / mean(intervals));
  return mean(variations);
}

/** Squared coefficient of variation of the population's activity: near 1 / count if independent, large if together. */
export function togetherness(counts: readonly number[]): number {
  return variance(counts) / mean(counts) ** 2;
}

/** The frequency at which the activity beats most, Hz, between two bounds. */
export function beat(counts: readonly number[], binSeconds: number, lowest: number, highest: number): number {
  const centre = mean(counts);
  let [best, most] = [Number.NaN, -1];
  const step = 1 / (counts.length * binSeconds);
  for (let frequency = Math.ceil(lowest / step) * step; frequency <= highest; frequency += step) {
    let [real, imaginary] = [0, 0];
    counts.forEach((count, k) => {
      const angle = 2 * Math.PI * frequency * k * binSeconds;
      real += (count - centre) * Math.cos(angle);
      imaginary += (count - centre) * Math.sin(angle);
    });
    const power = real ** 2 + imaginary ** 2;
    if (power > most) [best, most] = [frequency, power];
  }
  return best;
}
