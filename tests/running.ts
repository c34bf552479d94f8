/** A network in a test: from text to kernels, which do what actors do but sooner, with all its spikes kept. */

import { buildCircuit } from '../src/build/build.js';
import type { Circuit } from '../src/build/circuit.js';
import { Relay } from '../src/bus/relay.js';
import type { Engine } from '../src/engines/engine.js';
import { makeKernels } from '../src/engines/kernels/index.js';
import { loadNetwork } from '../src/network/load.js';

export interface Spikes {
  readonly ticks: number[];
  readonly neurons: number[];
}

export class Running {
  readonly engine: Engine;
  private readonly spikesOf: Spikes[];

  constructor(readonly circuit: Circuit) {
    const relay = new Relay();
    this.spikesOf = circuit.populations.map(() => ({ ticks: [], neurons: [] }));
    relay.observe('spike', ({ tick, population, neuron }) => {
      this.spikesOf[population].ticks.push(tick);
      this.spikesOf[population].neurons.push(neuron);
    });
    this.engine = makeKernels(circuit, relay);
  }

  /** Runs for so long; left out, for as long as the network says. */
  run(seconds?: number): this {
    this.engine.advance(
      seconds === undefined ? this.circuit.durationTicks : Math.round(seconds / this.circuit.dt),
    );
    return this;
  }

  spikes(population: string): Spikes {
    return this.spikesOf[this.indexOf(population)];
  }

  /** Seconds at which one neuron fired. */
  timesOf(population: string, neuron: number): number[] {
    const { ticks, neurons } = this.spikes(population);
    return ticks.filter((_, k) => neurons[k] === neuron).map((tick) => tick * this.circuit.dt);
  }

  /** Spikes of a population in equal stretches of time, those of some neurons only if `among` says so. */
  counts(
    population: string,
    binSeconds: number,
    among: (neuron: number) => boolean = () => true,
    fromSeconds = 0,
  ): number[] {
    const { dt } = this.circuit;
    const bins = Math.round((this.engine.tick * dt - fromSeconds) / binSeconds);
    const counts = new Array<number>(bins).fill(0);
    const { ticks, neurons } = this.spikes(population);
    ticks.forEach((tick, k) => {
      const bin = Math.floor((tick * dt - fromSeconds) / binSeconds + ROUNDING);
      if (bin >= 0 && bin < bins && among(neurons[k])) counts[bin]++;
    });
    return counts;
  }

  /** Mean rate of a population's neurons between two times, Hz. */
  rate(population: string, fromSeconds = 0, toSeconds = this.engine.tick * this.circuit.dt): number {
    const { size } = this.circuit.populations[this.indexOf(population)];
    const { ticks } = this.spikes(population);
    const inside = ticks.filter(
      (tick) => tick * this.circuit.dt >= fromSeconds && tick * this.circuit.dt < toSeconds,
    );
    return inside.length / size / (toSeconds - fromSeconds);
  }

  state(population: string, variable: string): Float64Array {
    return this.engine.population(this.indexOf(population), variable);
  }

  synapses(projection: string | number, variable: string): Float64Array {
    const index =
      typeof projection === 'number'
        ? projection
        : this.circuit.projections.findIndex(({ name }) => name === projection);
    return this.engine.projection(index, variable);
  }

  private indexOf(population: string): number {
    return this.circuit.populations.findIndex(({ name }) => name === population);
  }
}

export async function running(
  text: string,
  settings: readonly string[] = [],
  name = 'test.yaml',
): Promise<Running> {
  return new Running(await buildCircuit(loadNetwork(text, name, settings).description));
}

const ROUNDING = 1e-6;
