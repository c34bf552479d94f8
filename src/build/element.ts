/** Text becomes a function that gives its value for one element: a neuron, a synapse or a pair of neurons. */
import type { RandomStream } from '../clock/random.js';
import { arithmetic } from '../equations/arithmetic.js';
import type { CallNode, Expression } from '../equations/expression.js';
import { FUNCTIONS } from '../equations/functions.js';
import type { Scope, Variable } from '../equations/scope.js';
import { Problem } from '../problem.js';
import type { CheckedText } from './checked-text.js';
import type { Columns } from './circuit.js';

/** What a text can read of a group. */
export interface ElementGroup {
  readonly size: number;
  readonly columns: Columns;
}

export interface ElementData {
  /** The neurons or synapses themselves; there are none yet while pairs are chosen. */
  readonly own?: ElementGroup;
  /** The neurons at the two ends, where the elements are synapses or pairs. */
  readonly ends?: { readonly pre: ElementGroup; readonly post: ElementGroup };
  /** Synapses that each neuron sends and receives, once they are known. */
  readonly degrees?: { readonly outgoing: Uint32Array; readonly incoming: Uint32Array };
  readonly random: RandomStream;
}

/** `pre` and `post` are the neurons of a synapse; for a neuron they are not read. `tick` only keys random draws. */
export type ElementValue = (index: number, pre: number, post: number, tick: number) => number;

/** Gives the values that `equations/evaluate.ts` gives, faster: building evaluates some texts ten million times. */
export function elementValue({ expression, scope }: CheckedText, data: ElementData): ElementValue {
  return compile(expression, scope, data);
}

function compile(node: Expression, scope: Scope, data: ElementData): ElementValue {
  switch (node.kind) {
    case 'number': {
      const { value } = node;
      return () => value;
    }
    case 'symbol':
      return read(scope.get(node.name)!, data);
    case 'unary': {
      const operand = compile(node.operand, scope, data);
      return node.operator === '-'
        ? (index, pre, post, tick) => -operand(index, pre, post, tick)
        : (index, pre, post, tick) => Number(operand(index, pre, post, tick) === 0);
    }
    case 'binary': {
      const left = compile(node.left, scope, data);
      const right = compile(node.right, scope, data);
      const { operator } = node;
      return (index, pre, post, tick) =>
        arithmetic(operator, left(index, pre, post, tick), right(index, pre, post, tick));
    }
    case 'call':
      return compileCall(node, scope, data);
  }
}

function compileCall(node: CallNode, scope: Scope, data: ElementData): ElementValue {
  const values = node.arguments.map((argument) => compile(argument, scope, data));
  const apply = FUNCTIONS.get(node.name)?.evaluate;
  if (apply === undefined) return compileDraw(node, values, data.random);
  const [first, second] = values;
  if (values.length === 1) return (index, pre, post, tick) => apply(first(index, pre, post, tick));
  if (values.length === 2) {
    return (index, pre, post, tick) => apply(first(index, pre, post, tick), second(index, pre, post, tick));
  }
  return (index, pre, post, tick) => apply(...values.map((value) => value(index, pre, post, tick)));
}

function compileDraw(
  { name, slot = 0 }: CallNode,
  [first, second]: ElementValue[],
  random: RandomStream,
): ElementValue {
  switch (name) {
    case 'rand':
      return (index, _pre, _post, tick) => random.uniform(index, tick, slot);
    case 'randn':
      return (index, _pre, _post, tick) => random.normal(index, tick, slot);
    case 'poisson':
      return (index, pre, post, tick) => random.poisson(first(index, pre, post, tick), index, tick, slot);
    default:
      return (index, pre, post, tick) =>
        random.binomial(first(index, pre, post, tick), second(index, pre, post, tick), index, tick, slot);
  }
}

function read(variable: Variable, data: ElementData): ElementValue {
  const group = variable.owner === 'own' ? data.own : data.ends?.[variable.owner as 'pre' | 'post'];
  const column = group?.columns.get(variable.key);
  if (column === undefined) return readEngine(variable, group, data);
  if (variable.shared) return () => column[0];
  switch (variable.owner) {
    case 'pre':
      return (_index, pre) => column[pre];
    case 'post':
      return (_index, _pre, post) => column[post];
    default:
      return (index) => column[index];
  }
}

/** What has no column. The clock stands at 0 while a network is built. */
function readEngine(
  { name, key, owner }: Variable,
  group: ElementGroup | undefined,
  data: ElementData,
): ElementValue {
  const { degrees } = data;
  if (key === 't' || key === 't_in_timesteps') return () => 0;
  if (key === 'N' && group !== undefined) return () => group.size;
  if (key === 'N_outgoing' && degrees) return (_index, pre) => degrees.outgoing[pre];
  if (key === 'N_incoming' && degrees) return (_index, _pre, post) => degrees.incoming[post];
  if (key === 'i' && data.ends === undefined) return (index) => index;
  if (key === 'j' || owner === 'post') return (_index, _pre, post) => post;
  if (key === 'i') return (_index, pre) => pre;
  throw new Problem(`\`${name}\` cannot be read while the network is built.`, {
    fix: 'Leave it out of this text.',
  });
}
