/**
 * Layers that tell each other what changed, one message at a time, in the order of (time, layer, neuron). The input is clamped:
 * it speaks once, and is no part of what is simulated here.
 */
import type { ClosedForm } from '../../../equations/equilibrium/index.js';
import type { FusedNetwork } from '../fused/fused-network.js';
import { BYTES, layerRange } from '../fused/layout.js';
import type { Nudge } from '../nudge.js';
import { EventLayer } from './event-layer.js';

/** Whom it is told: the layer above the input that a neuron belongs to, the neuron, and how far its rho moved. */
export type OnTell = (layer: number, neuron: number, change: number) => void;

/** Between two phases. */
export interface Moment {
  readonly time: number;
  readonly layers: readonly Pick<EventLayer, 's' | 'u' | 'told' | 'leak'>[];
}

export class EventNetwork {
  readonly layers: readonly EventLayer[];
  /** Messages, one for each synapse that one reaches. */
  messages = 0;
  /** Times that a neuron told all its neighbours. */
  events = 0;
  private time = 0;

  constructor(
    private readonly network: FusedNetwork,
    private readonly form: ClosedForm,
  ) {
    this.layers = network.layout.layers.map(({ width }) => new EventLayer(width, form));
  }

  /** The input drives. Neurons begin where `states` say, or at rest, and tell it to each other unless it is 0. */
  begin(states: Float32Array | undefined): void {
    const { base, layout } = this.network;
    const { gain, rest } = this.form;
    this.time = 0;
    this.layers.forEach((layer, l) => {
      const [from, to] = layerRange(layout.layers[l]);
      for (let k = from; k < to; k++) layer.u[k - from] = gain * base[k] + rest;
      layer.leak = this.form.leak(0);
      if (states === undefined) layer.s.fill(0);
      else layer.s.set(states.subarray(from, to));
      layer.told.set(layer.s);
    });
    this.layers.forEach((layer, l) => {
      layer.told.forEach((told, neuron) => {
        if (told === 0) return;
        this.count(l);
        this.eachNeighbour(l, neuron, (other, weights, from, step) => {
          for (let k = 0, at = from; k < other.width; k++, at += step)
            other.u[k] += gain * told * weights[at];
        });
      });
    });
  }

  /** Goes on for so long, or until nobody has anything to tell. */
  settle(duration: number, deltas: readonly number[], onTell?: OnTell): void {
    const { layers } = this;
    layers.forEach((layer, l) => {
      layer.delta = deltas[l];
      layer.begin(this.time);
    });
    this.catchUp(onTell);
    const end = this.time + duration;
    for (;;) {
      let l = 0;
      for (let other = 1; other < layers.length; other++) if (layers[other].next < layers[l].next) l = other;
      const { next: time } = layers[l];
      if (!(time <= end)) break;
      const neuron = layers[l].teller;
      this.send(time, l, neuron, layers[l].tell(neuron), onTell);
    }
    for (const layer of layers) layer.advance(end);
    this.time = end;
  }

  save(): Moment {
    return {
      time: this.time,
      layers: this.layers.map(({ s, u, told, leak }) => ({
        s: s.slice(),
        u: u.slice(),
        told: told.slice(),
        leak,
      })),
    };
  }

  restore({ time, layers }: Moment): void {
    this.time = time;
    this.layers.forEach((layer, l) => {
      layer.s.set(layers[l].s);
      layer.u.set(layers[l].u);
      layer.told.set(layers[l].told);
      layer.leak = layers[l].leak;
    });
  }

  /** Pulls the output, from now on; it was not pulled before. */
  nudge({ force, stiffness }: Nudge): void {
    const output = this.layers[this.layers.length - 1];
    output.leak = this.form.leak(stiffness);
    for (let k = 0; k < output.width; k++) output.u[k] += this.form.push * force[k];
  }

  /** Who has moved by more than a delta that is smaller now tells where he is. */
  private catchUp(onTell: OnTell | undefined): void {
    this.layers.forEach((layer, l) => {
      for (let neuron = 0; neuron < layer.width; neuron++)
        if (Math.abs(layer.s[neuron] - layer.told[neuron]) > layer.delta)
          this.send(this.time, l, neuron, layer.tellAll(neuron), onTell);
    });
  }

  private send(time: number, l: number, neuron: number, change: number, onTell: OnTell | undefined): void {
    this.count(l);
    onTell?.(l, neuron, change);
    this.eachNeighbour(l, neuron, (other, weights, from, step) => {
      other.receive(time, this.form.gain * change, weights, from, step);
    });
  }

  /** What neurons are at, or what they told: laid out as the states of kernels. */
  gather(what: 's' | 'told'): Float32Array {
    const { layout } = this.network;
    const states = new Float32Array(layout.stateSize);
    this.layers.forEach((layer, l) => {
      states.set(layer[what], layerRange(layout.layers[l])[0]);
    });
    return states;
  }

  private count(layer: number): void {
    const { layers } = this;
    const below = layer > 0 ? layers[layer - 1].width : 0;
    const above = layer + 1 < layers.length ? layers[layer + 1].width : 0;
    this.messages += below + above;
    this.events++;
  }

  /** `weights[from + k step]` leads to neuron k of the other layer. */
  private eachNeighbour(
    l: number,
    neuron: number,
    visit: (other: EventLayer, weights: Float32Array, from: number, step: number) => void,
  ): void {
    const { layers, network } = this;
    const { bonds } = network.layout;
    if (l > 0) {
      const { at, rowBytes } = bonds[l - 1];
      visit(layers[l - 1], network.whole, (at + neuron * rowBytes) / BYTES, 1);
    }
    if (l + 1 < layers.length) {
      const { at, rowBytes } = bonds[l];
      visit(layers[l + 1], network.whole, at / BYTES + neuron, rowBytes / BYTES);
    }
  }
}
