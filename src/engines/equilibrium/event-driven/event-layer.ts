/**
 * A layer of neurons that are integrated from message to message. Between two messages the drive u of a neuron stays, so
 *
 *     ds/dt = u - leak s       s(t) = clip(s + (u - leak s) p),  p = (1 - exp(-leak (t - since))) / leak
 *
 * with a leak that is larger at a nudged output. A neuron tells its neighbours when s has moved by `delta` from what it told last, and
 * the p at which it will have is known at once. p grows with time in the same way for the whole layer, so which neuron
 * is next needs no exponential. What would lie beyond its bounds is never reached: a clipped neuron is silent.
 *
 * Synapses lead from all to all, so a message to one neuron of a layer is a message to each of them, and the layer has one
 * `since`.
 */
import type { ClosedForm } from '../../../equations/equilibrium/index.js';
import { expm1, log1p } from '../../../numeric/index.js';

/** Neurons among which the next is looked for together. */
const GROUP = 32;

export class EventLayer {
  /** States at the moment `since`. */
  readonly s: Float64Array;
  /** What drives each neuron: biases, what its neighbours told, what pulls it. */
  readonly u: Float64Array;
  readonly told: Float64Array;
  delta = 0;
  leak: number;
  /** When the next neuron tells; infinite if none will. */
  next = Number.POSITIVE_INFINITY;
  private since = 0;
  /** The p at which each neuron will have moved by delta. */
  private readonly due: Float64Array;
  private readonly firstDue: Float64Array;

  constructor(
    readonly width: number,
    private readonly form: ClosedForm,
  ) {
    this.leak = form.leak(0);
    this.s = new Float64Array(width);
    this.u = new Float64Array(width);
    this.told = new Float64Array(width);
    this.due = new Float64Array(width);
    this.firstDue = new Float64Array(Math.ceil(width / GROUP));
  }

  /** To be called when states, drives, leak or delta were set from outside. */
  begin(time: number): void {
    this.since = time;
    this.expect();
  }

  /** Everybody's state at a moment not before `since`. */
  advance(time: number): void {
    const { s, u, leak } = this;
    const { least, most } = this.form;
    const p = this.progress(time);
    for (let k = 0; k < this.width; k++) {
      const state = s[k] + (u[k] - leak * s[k]) * p;
      s[k] = state > most ? most : state > least ? state : least;
    }
    this.since = time;
  }

  /** A message: the drive of neuron k changes by `change` times `weights[from + k step]`. */
  receive(time: number, change: number, weights: Float32Array, from: number, step: number): void {
    this.advance(time);
    const { u } = this;
    for (let k = 0, at = from; k < this.width; k++, at += step) u[k] += change * weights[at];
    this.expect();
  }

  /** The neuron that tells at `next`; of several, the first. */
  get teller(): number {
    let group = 0;
    for (let g = 1; g < this.firstDue.length; g++) if (this.firstDue[g] < this.firstDue[group]) group = g;
    let teller = group * GROUP;
    while (this.due[teller] !== this.firstDue[group]) teller++;
    return teller;
  }

  /** It has moved by delta and tells; gives by how much more than last time. */
  tell(neuron: number): number {
    const { s, u, told, leak } = this;
    const step = u[neuron] > leak * s[neuron] ? this.delta : -this.delta;
    const { least, most } = this.form;
    return this.say(neuron, Math.min(most, Math.max(least, told[neuron] + step)));
  }

  /** It tells where it is, at the moment `since`. */
  tellAll(neuron: number): number {
    return this.say(neuron, this.s[neuron]);
  }

  private say(neuron: number, rho: number): number {
    const { told } = this;
    const before = told[neuron];
    told[neuron] = rho;
    this.due[neuron] = this.dueOf(neuron);
    this.findFirst(Math.floor(neuron / GROUP));
    this.findNext();
    return told[neuron] - before;
  }

  private progress(time: number): number {
    const { leak } = this;
    const elapsed = time - this.since;
    return leak === 0 ? elapsed : -expm1(-leak * elapsed) / leak;
  }

  private expect(): void {
    for (let k = 0; k < this.width; k++) this.due[k] = this.dueOf(k);
    for (let group = 0; group < this.firstDue.length; group++) this.findFirst(group);
    this.findNext();
  }

  private dueOf(k: number): number {
    const { leak, delta } = this;
    const { least, most } = this.form;
    const [s, told] = [this.s[k], this.told[k]];
    const velocity = this.u[k] - leak * s;
    const target = velocity > 0 ? told + delta : told - delta;
    if (velocity === 0 || target > most || target < least) return Number.POSITIVE_INFINITY;
    const due = (target - s) / velocity;
    return leak * due < 1 ? due : Number.POSITIVE_INFINITY;
  }

  private findFirst(group: number): void {
    const end = Math.min(this.width, (group + 1) * GROUP);
    let first = Number.POSITIVE_INFINITY;
    for (let k = group * GROUP; k < end; k++) if (this.due[k] < first) first = this.due[k];
    this.firstDue[group] = first;
  }

  private findNext(): void {
    let due = Number.POSITIVE_INFINITY;
    const { firstDue } = this;
    for (let group = 0; group < firstDue.length; group++) if (firstDue[group] < due) due = firstDue[group];
    const { leak } = this;
    if (due === Number.POSITIVE_INFINITY) this.next = due;
    else this.next = this.since + (leak === 0 ? due : -log1p(-leak * due) / leak);
  }
}
