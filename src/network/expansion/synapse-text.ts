/** What the synapses of a projection do, as text: from a name, a rule, text of its own, or the shorthands. */
import { type Path, Problem, within } from '../../problem.js';
import { TARGET_MARK } from '../../rules/rule.js';
import type { NetworkDescription, ProjectionDescription, SynapseDescription } from '../description.js';
import { findRule, findSynapse, own } from '../library.js';
import type { Origin } from '../origin.js';

export interface SynapseText {
  readonly synapse: SynapseDescription;
  readonly origins: readonly Origin[];
  /** For messages. */
  readonly noun: string;
  /** Where the text as a whole stands. */
  readonly from: Path;
  /** Nothing but `weight` was given: the text is ours, and adds `w`. */
  readonly weightOnly?: true;
}

const ADD_WEIGHT = `${TARGET_MARK}_post += w`;

export function synapseText(
  projection: ProjectionDescription,
  path: Path,
  network: NetworkDescription,
): SynapseText {
  const base = named(projection, path, network);
  const { on_pre, on_post, weight } = projection;
  const beside = Object.entries({ on_pre, on_post }).filter(([, text]) => text !== undefined);
  for (const [key] of beside)
    if (base.synapse[key as 'on_pre' | 'on_post'] !== undefined)
      throw new Problem(`\`${key}\` is given twice: here and by the ${base.noun}.`, {
        fix: 'Keep one of the two.',
        path: [...path, key],
      });
  const synapse = { ...base.synapse, ...Object.fromEntries(beside) };
  if (synapse.on_pre !== undefined || synapse.on_post !== undefined || synapse.equations !== undefined) {
    const origins = beside.map(([key]): Origin => ({ path: [key], from: [...path, key], offset: 0 }));
    return { ...base, synapse, origins: [...base.origins, ...origins] };
  }
  if (weight === undefined)
    throw new Problem('This projection does nothing.', {
      fix: 'Add `weight: 0.5 mV`, `on_pre: v_post += 0.5*mV`, `synapse` or `learn`.',
      path,
    });
  const origins = [{ path: [], from: [...path, 'weight'] }];
  return { ...base, synapse: { ...synapse, on_pre: ADD_WEIGHT }, origins, weightOnly: true };
}

function named(
  { synapse, learn }: ProjectionDescription,
  path: Path,
  network: NetworkDescription,
): SynapseText {
  if (synapse !== undefined && learn !== undefined)
    throw new Problem('`learn` does not go with `synapse`: both say what the synapses do.', {
      fix: 'Keep one; the text of a rule can be written out as `synapse`.',
      path: [...path, 'learn'],
    });
  if (learn !== undefined) {
    const from = [...path, 'learn', 'rule'];
    const rule = within(from, () => findRule(learn.rule));
    return { synapse: rule, origins: [{ path: [], from }], noun: `rule \`${learn.rule}\``, from };
  }
  if (synapse === undefined)
    return { synapse: {}, origins: [{ path: [], from: path, offset: 0 }], noun: 'synapse', from: path };
  const here = [...path, 'synapse'];
  if (typeof synapse !== 'string')
    return { synapse, origins: [{ path: [], from: here, offset: 0 }], noun: '`synapse`', from: here };
  const found = within(here, () => findSynapse(synapse, network));
  const noun = `synapse \`${synapse}\``;
  if (own(network.synapses, synapse) === undefined)
    return { synapse: found, origins: [{ path: [], from: here }], noun, from: here };
  const from = ['synapses', synapse];
  return { synapse: found, origins: [{ path: [], from, offset: 0 }], noun, from };
}
