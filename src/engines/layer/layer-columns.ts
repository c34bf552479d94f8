/** The values of a layer in f64, and the steps of its program as closures over them. */
import { RandomStream } from '../../clock/random.js';
import { compileValue, type Value } from '../../equations/closure/closure.js';
import { type LayerProgram, type LayerSize, type Step, sideOf } from '../../equations/layer/index.js';
import type { Scope, Variable } from '../../equations/scope.js';
import { engineVariable } from '../../equations/text-scope.js';
import { firstValues, type LayerIdentity, lengthOf } from './first-values.js';

export class LayerColumns {
  private readonly columns = new Map<string, Float64Array>();
  private readonly values = new Map<Step, Value>();

  constructor(program: LayerProgram, scope: Scope, size: LayerSize, identity: LayerIdentity) {
    for (const kept of program.kept) this.columns.set(kept.name, firstValues(kept, size, identity));
    const steps = [...program.start, ...program.answer, ...program.learn];
    for (const name of [...program.given, ...steps.map(({ target }) => target)])
      if (!this.columns.has(name)) this.columns.set(name, new Float64Array(lengthOf(sideOf(name), size)));
    const known = new Map<string, Variable>();
    for (const name of this.columns.keys()) known.set(name, variableCalled(name, scope));
    const bindings = {
      synaptic: true,
      dtSeconds: 0,
      column: ({ name }: Variable) => this.columns.get(name),
      size: ({ owner }: Variable) => (owner === 'pre' ? size.pre : size.post),
      // Nothing is drawn in a frame.
      stream: new RandomStream(identity.seed, identity.name, 'frame'),
    };
    for (const step of steps) this.values.set(step, compileValue(step.value, known, bindings));
  }

  get names(): IterableIterator<string> {
    return this.columns.keys();
  }

  of(name: string): Float64Array {
    return this.columns.get(name)!;
  }

  valueOf(step: Step): Value {
    return this.values.get(step)!;
  }
}

/** Names that a text made for itself are variables of their side, too. */
function variableCalled(name: string, scope: Scope): Variable {
  const variable = scope.get(name) ?? engineVariable(name, sideOf(name), 'float');
  return { ...variable, expression: undefined };
}
