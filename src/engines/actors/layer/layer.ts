/**
 * A layer of actors: every neuron and every synapse is one, and what they tell each other are messages. One frame at a
 * time; a neuron acts when the frame's messages have all arrived. Readable and slow: how a rule looks to those who follow it.
 */
import type { Relay } from '../../../bus/relay.js';
import type { Value } from '../../../equations/closure/closure.js';
import {
  type CheckedLayer,
  type LayerProgram,
  type LayerSize,
  programLayer,
  type Step,
} from '../../../equations/layer/index.js';
import { Problem } from '../../../problem.js';
import type { Comparison } from '../../layer/compare.js';
import { demandFrames, demandTold, portsOfAnswer } from '../../layer/demand-frames.js';
import type { LayerIdentity } from '../../layer/first-values.js';
import { LayerColumns } from '../../layer/layer-columns.js';
import type { Frames, LayerEngine } from '../../layer/layer-engine.js';
import { watched } from '../../layer/watched-layer.js';
import { LayerNeuron } from './layer-neuron.js';
import { LayerSynapse } from './layer-synapse.js';

export function makeActorLayer(
  checked: CheckedLayer,
  size: LayerSize,
  identity: LayerIdentity,
  relay?: Relay,
): LayerEngine {
  const engine = new ActorLayer(programLayer(checked, size), checked, size, identity, relay);
  return watched(engine, size, identity.name);
}

class ActorLayer implements LayerEngine {
  private readonly columns: LayerColumns;
  private readonly neurons: Readonly<Record<'pre' | 'post', readonly LayerNeuron[]>>;
  private readonly synapses: readonly LayerSynapse[];
  private readonly told = new Set<string>();
  private readonly ports: readonly string[];
  private frame = 0;

  constructor(
    readonly program: LayerProgram,
    { scope }: CheckedLayer,
    private readonly size: LayerSize,
    private readonly identity: LayerIdentity,
    private readonly relay: Relay | undefined,
  ) {
    this.columns = new LayerColumns(program, scope, size, identity);
    this.ports = portsOfAnswer(program);
    const many = (count: number) => Array.from({ length: count }, (_, index) => new LayerNeuron(index));
    this.neurons = { pre: many(size.pre), post: many(size.post) };
    this.synapses = Array.from({ length: size.pre * size.post }, (_, index) => {
      const [i, j] = [Math.floor(index / size.post), index % size.post];
      const synapse = new LayerSynapse(index, this.neurons.pre[i], this.neurons.post[j]);
      synapse.pre.synapses.push(synapse);
      synapse.post.synapses.push(synapse);
      return synapse;
    });
    for (const step of program.start) this.take(step);
  }

  tell(port: string, frames: Frames): void {
    demandFrames(frames, port, this.program, this.size);
    if (frames.count !== 1)
      throw new Problem(`Actors hear one frame at a time, and were told ${frames.count}.`, {
        fix: 'Tell them one after the other, or use the tensor engine for batches.',
      });
    this.columns.of(port).set(frames.values);
    this.told.add(port);
  }

  present(frames: Frames): void {
    this.tell('y_pre', frames);
    this.demandTold(this.ports);
    this.frame++;
    for (const step of this.program.answer) this.take(step);
  }

  answer(frames: Frames, variable = 'y_post'): Frames {
    this.present(frames);
    return { count: 1, width: this.size.post, values: this.read(variable) };
  }

  learn(): void {
    this.demandTold(this.program.given);
    for (const step of this.program.learn) this.take(step);
  }

  read(name: string): Float64Array {
    return this.columns.of(name).slice();
  }

  write(name: string, values: ArrayLike<number>): void {
    this.columns.of(name).set(values);
  }

  end(): void {}

  private demandTold(ports: readonly string[]): void {
    demandTold(ports, (port) => (this.told.has(port) ? 1 : undefined), 1);
  }

  private take(step: Step): void {
    const value = this.columns.valueOf(step);
    const column = this.columns.of(step.target);
    switch (step.kind) {
      case 'gather':
        this.gather('sum', step.side, value, column, step.target);
        break;
      case 'gather largest':
        this.gather('largest', step.side, value, column, step.target);
        break;
      case 'gather in order':
        this.gatherInOrder(value, column);
        break;
      case 'compare':
        this.compare(step, this.neurons[step.side], value, column);
        break;
      case 'neurons':
        this.compute(this.neurons[step.side], value, column, step.target);
        break;
      case 'keep':
        if (step.side === 'own') this.keep(value, column);
        else this.compute(this.neurons[step.side], value, column, step.target);
        break;
    }
  }

  private gather(
    how: 'sum' | 'largest',
    side: 'pre' | 'post',
    value: Value,
    column: Float64Array,
    name: string,
  ): void {
    const others = side === 'pre' ? this.size.post : this.size.pre;
    for (const neuron of this.neurons[side]) neuron.listen(how, others);
    for (const synapse of this.synapses)
      if (synapse.tell(side, how, value)) {
        const neuron = synapse[side];
        column[neuron.index] = neuron.gathered;
        this.say(neuron.index, name, neuron.gathered);
      }
  }

  /** What the synapses of a source say runs along them, and each keeps what it has come to. */
  private gatherInOrder(value: Value, column: Float64Array): void {
    for (const neuron of this.neurons.pre) {
      let sum = 0;
      for (const synapse of neuron.synapses) {
        sum += synapse.value(value);
        column[synapse.index] = sum;
      }
    }
  }

  private compare(
    { how, lastRank }: Comparison,
    neurons: readonly LayerNeuron[],
    value: Value,
    column: Float64Array,
  ): void {
    const own = neurons.map(({ index }) => value(index, index, index, 0));
    for (const neuron of neurons) neuron.listen(how, neurons.length);
    for (const from of neurons)
      for (const neuron of neurons)
        if (neuron.hearNeighbour(how, own[from.index], from.index, own[neuron.index]))
          column[neuron.index] = how === 'rank' ? Math.min(neuron.gathered, lastRank) : neuron.gathered;
  }

  private compute(neurons: readonly LayerNeuron[], value: Value, column: Float64Array, name: string): void {
    for (const { index } of neurons) {
      column[index] = value(index, index, index, 0);
      this.say(index, name, column[index]);
    }
  }

  private keep(value: Value, column: Float64Array): void {
    for (const synapse of this.synapses) column[synapse.index] = synapse.value(value);
  }

  private say(neuron: number, name: string, value: number): void {
    if (this.relay?.watched('value'))
      this.relay.emit({ kind: 'value', frame: this.frame, layer: this.identity.name, neuron, name, value });
  }
}
