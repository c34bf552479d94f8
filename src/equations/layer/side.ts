/** Whose a variable of a layer's text is: `_pre`, `_post`, or the synapse's own. */
import { type Expression, names } from '../expression.js';

export type Side = 'pre' | 'post' | 'own';

/** A local that is written again has a version behind its name (`x_post@2`). */
const SIDE = /_(pre|post)(@\d+)?$/;

/** What a layer is told with each frame, and what it answers. */
export const INPUT = 'y_pre';
export const ANSWER = 'y_post';

export function sideOf(name: string): Side {
  return (SIDE.exec(name)?.[1] as Side | undefined) ?? 'own';
}

/** The sides whose variables an expression reads. */
export function sidesOf(expression: Expression): ReadonlySet<Side> {
  return new Set([...names(expression)].map(sideOf));
}
