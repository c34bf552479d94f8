/** A connect pattern with its texts checked. What such a text may see: the two neurons and their numbers. */
import type { Scope, Variable } from '../equations/scope.js';
import { DIMENSIONLESS, sameDimension } from '../equations/units/dimension.js';
import { formatDimension } from '../equations/units/format.js';
import type { ConnectDescription, Scalar } from '../network/description.js';
import { Problem, within } from '../problem.js';
import { suggestion } from '../suggest.js';
import { type CheckedText, checkedText, type Wanted } from './checked-text.js';
import { checkValues, type ValuesContext } from './checked-values.js';
import { confine } from './connect/confine.js';
import { refuseImpossibleDegree } from './connect/degree.js';
import { refuseUnequal } from './connect/one-to-one.js';
import { refuseImprobable } from './connect/probability.js';
import { refuseNobody } from './connect/total.js';
import { refuseDistance } from './connect/within.js';
import { refuseStray } from './stray.js';

export type CheckedConnect = { readonly where?: CheckedText } & (
  | { readonly pattern: 'all' }
  | { readonly pattern: 'one_to_one' }
  | { readonly pattern: 'probability'; readonly probability: number | CheckedText }
  | {
      readonly pattern: 'in_degree' | 'out_degree';
      readonly degree: number;
      readonly repeats: boolean;
    }
  | { readonly pattern: 'total'; readonly total: number }
  | { readonly pattern: 'pairs'; readonly pairs: readonly (readonly [number, number])[] }
  | { readonly pattern: 'file'; readonly file: string }
  | {
      readonly pattern: 'within';
      /** In the units of the coordinates. */
      readonly distance: number;
      /** Names of coordinates, columns of both populations. */
      readonly axes: readonly string[];
      readonly probability?: number | CheckedText;
    }
);

/** The scope is that of the projection's synapse. */
export interface ConnectContext extends ValuesContext {
  readonly sizes: { readonly sources: number; readonly targets: number };
}

const CONDITION: Wanted = { dimension: undefined, type: 'boolean' };

/** Problems are placed at keys of `connect` as the user wrote it. */
export function checkConnect(connect: ConnectDescription, outer: ConnectContext): CheckedConnect {
  const context = { ...outer, scope: connectScope(outer.scope) };
  const { sources, targets } = context.sizes;
  const text = 'where' in connect ? connect.where : undefined;
  const where =
    text === undefined ? undefined : within(['where'], () => checkedText(text, CONDITION, context));
  switch (connect.pattern) {
    case 'all':
      return { pattern: 'all', where };
    case 'one_to_one':
      refuseUnequal(sources, targets);
      return { pattern: 'one_to_one' };
    case 'probability':
      return { pattern: 'probability', probability: checkProbability(connect.probability, context), where };
    case 'in_degree':
    case 'out_degree': {
      const { pattern, degree, repeats } = connect;
      const partners = pattern === 'in_degree' ? sources : targets;
      within([pattern], () => refuseImpossibleDegree(degree, partners, repeats));
      return { pattern, degree, repeats, where };
    }
    case 'total':
      within(['total'], () => refuseNobody(connect.total, sources, targets));
      return { pattern: 'total', total: connect.total };
    case 'pairs':
      connect.pairs.forEach(([source, target], entry) => {
        within(['pairs', entry, 0], () => refuseStray(source, sources, 'source neuron'));
        within(['pairs', entry, 1], () => refuseStray(target, targets, 'target neuron'));
      });
      return { pattern: 'pairs', pairs: connect.pairs };
    case 'file':
      return { pattern: 'file', file: within(['file'], () => confine(connect.file)) };
    case 'within':
      return { pattern: 'within', ...checkSpace(connect, context), where };
  }
}

/** There are no synapses yet, so nothing of theirs can be read, and no time. */
function connectScope(scope: Scope): Scope {
  const visible = ({ owner, role, name }: Variable): boolean =>
    (owner !== 'own' || role === 'engine') && !NOT_YET.has(name);
  return new Map([...scope].filter(([, variable]) => visible(variable)));
}

const NOT_YET: ReadonlySet<string> = new Set([
  't',
  't_in_timesteps',
  'lastupdate',
  'N',
  'N_incoming',
  'N_outgoing',
]);

function checkProbability(probability: Scalar, context: ConnectContext): number | CheckedText {
  return within(['probability'], () => {
    const receiver = { name: 'The probability', dimension: DIMENSIONLESS, type: 'float' } as const;
    const checked = checkValues(probability, receiver, context);
    if (checked.kind === 'text') return checked.text;
    const value = checked.kind === 'one' ? checked.value : Number.NaN;
    refuseImprobable(value);
    return value;
  });
}

function checkSpace(connect: ConnectDescription & { pattern: 'within' }, context: ConnectContext) {
  const { scope, quantities } = context;
  const coordinates = within(['of'], () =>
    connect.of.flatMap((axis) => [coordinate(`${axis}_pre`, scope), coordinate(`${axis}_post`, scope)]),
  );
  const { dimension } = coordinates[0];
  const odd = coordinates.find((variable) => !sameDimension(variable.dimension, dimension));
  if (odd !== undefined) {
    throw new Problem(
      `The coordinates have different units: ${coordinates[0].name} is in ${formatDimension(dimension)}, ${odd.name} in ${formatDimension(odd.dimension)}.`,
      { fix: 'Give all coordinates in units of one kind.', path: ['of'] },
    );
  }
  const distance = within(['within'], () => {
    const value = quantities.value(connect.within, dimension, 'The distance');
    refuseDistance(value);
    return value;
  });
  const probability =
    connect.probability === undefined ? undefined : checkProbability(connect.probability, context);
  return { distance, axes: connect.of, probability };
}

function coordinate(name: string, scope: Scope): Variable {
  const variable = scope.get(name);
  if (variable !== undefined && (variable.role === 'parameter' || variable.role === 'state')) return variable;
  const side = name.endsWith('_pre') ? 'source' : 'target';
  const columns = [...scope.values()].filter(
    ({ role, owner }) => owner !== 'network' && role === 'parameter',
  );
  const key = name.replace(/_(pre|post)$/, '');
  const known = columns
    .filter(({ owner }) => owner === (side === 'source' ? 'pre' : 'post'))
    .map((each) => each.key);
  throw new Problem(`The neurons of the ${side} population have no coordinate \`${key}\`.`, {
    fix: suggestion(key, known) || 'Give the population `positions`.',
  });
}
