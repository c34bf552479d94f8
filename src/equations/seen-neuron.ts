/**
 * The two neurons as a synapse sees them: `v_pre` and `v_post`, and plain `v` for the target's where nothing else
 * is called so, as in Brian2.
 */
import { type Expression, number, rewrite } from './expression.js';
import { isNoise } from './noise.js';
import type { Scope, Variable } from './scope.js';

/** A variable of the neuron itself, not of the network; noise has no value to be seen. */
export function neuronVariable(neuron: Scope, name: string): Variable | undefined {
  const variable = neuron.get(name);
  return variable?.owner === 'own' && !isNoise(name) ? variable : undefined;
}

/** In the order of precedence: what comes first keeps the name. */
export function seenFromSynapse(pre: Scope, post: Scope): Variable[] {
  return [...seen(pre, 'pre', '_pre'), ...seen(post, 'post', '_post'), ...seen(post, 'post', '')];
}

function seen(neuron: Scope, owner: 'pre' | 'post', ending: string): Variable[] {
  return [...neuron.keys()]
    .map((name) => neuronVariable(neuron, name))
    .filter((variable) => variable !== undefined)
    .map((variable) => ({
      ...variable,
      name: variable.name + ending,
      owner,
      ...(variable.expression === undefined
        ? {}
        : { expression: seenExpression(variable.expression, neuron, `_${owner}`) }),
    }));
}

/** A neuron's subexpression in the synapse's words; the neuron's constants, which the synapse does not see, as numbers. */
function seenExpression(expression: Expression, neuron: Scope, ending: string): Expression {
  return rewrite(expression, (node) => {
    if (node.kind !== 'symbol') return node;
    const variable = neuron.get(node.name);
    if (variable?.value !== undefined) return number(variable.value);
    return variable?.owner === 'own' ? { ...node, name: node.name + ending } : node;
  });
}
