/**
 * A model being fitted to its use: values worked into it, variables declared in it, and for every piece of its text
 * a note of where the user wrote it.
 */
import type { Parse } from '../../equations/parser.js';
import { type Path, within } from '../../problem.js';
import type { NeuronDescription, Scalar, SynapseDescription, Values } from '../description.js';
import { inUserText, type Origin } from '../origin.js';
import { type Declared, declaredIn } from './declared.js';

export interface Placed<Value> {
  readonly value: Value;
  /** Undefined: comes with the model. */
  readonly from?: Path;
}

export class Draft<Model extends NeuronDescription | SynapseDescription> {
  equations: string;
  readonly parameters = new Map<string, Placed<Values>>();
  private readonly init = new Map<string, Placed<Values>>();
  /** Initial values that others may build on come first. */
  private readonly firstInit = new Map<string, Placed<Values>>();
  private readonly origins: Origin[] = [];

  /** `path` is that of the population or projection. */
  constructor(
    private readonly base: Model,
    private readonly path: Path,
    origins: readonly Origin[],
  ) {
    this.equations = base.equations ?? '';
    this.origins.push(...origins);
    for (const [name, value] of Object.entries(base.parameters ?? {})) this.parameters.set(name, { value });
    for (const [name, value] of Object.entries(base.init ?? {})) this.init.set(name, { value });
  }

  declared(parse: Parse): Declared {
    const read = () => within(['equations'], () => declaredIn(this.equations, parse));
    return inUserText({ path: this.path, origins: this.origins }, read);
  }

  setParameter(name: string, value: Values, from: Path): void {
    this.parameters.set(name, { value, from });
  }

  setInit(name: string, value: Values, from: Path): void {
    this.init.set(name, { value, from });
  }

  /** A value for each neuron or synapse, settled before other initial values; `declaration` is its unit and flags. */
  declare(name: string, declaration: string, { value, from }: Placed<Values>): void {
    this.append(`${name} : ${declaration}`, from);
    this.firstInit.set(name, { value, from });
  }

  /** A value that follows from others whenever it is read. */
  define(name: string, unit: string, { value, from }: Placed<Scalar>): void {
    const head = `${name} = `;
    const start = this.append(`${head}${value} : ${unit}`, from) + head.length;
    if (from)
      this.origins.push({ path: ['equations'], start, length: String(value).length, from, offset: 0 });
  }

  private append(line: string, from: Path | undefined): number {
    const start = this.equations.length + 1;
    this.equations += `\n${line}`;
    if (from) this.origins.push({ path: ['equations'], start, length: line.length, from });
    return start;
  }

  finish(): { model: Model; origins: readonly Origin[] } {
    const init = new Map([
      ...this.firstInit,
      ...[...this.init].filter(([name]) => !this.firstInit.has(name)),
    ]);
    const notes = [...noted('parameters', this.parameters), ...noted('init', init)];
    const model = {
      ...this.base,
      equations: this.equations,
      parameters: plain(this.parameters),
      init: plain(init),
    };
    return { model, origins: [...this.origins, ...notes] };
  }
}

function noted(section: string, placed: ReadonlyMap<string, Placed<Values>>): Origin[] {
  return [...placed].flatMap(([name, { from }]) =>
    from ? [{ path: [section, name], from, offset: 0 }] : [],
  );
}

function plain(placed: ReadonlyMap<string, Placed<Values>>): Record<string, Values> {
  return Object.fromEntries([...placed].map(([name, { value }]) => [name, value]));
}
