/** What a state is squeezed through: rho. Bounds are inclusive, so that a network may start from states of 0. */
import { exp, tanh } from '../../numeric/index.js';

export type Squash = (state: number) => number;

/** Of all who settle by energy: with states kept in [0, 1], rho(s) = s and its slope is 1, at the bounds too. */
export const clip: Squash = (state) => (state > 1 ? 1 : state > 0 ? state : 0);

const STEEPNESS = 4;
const MIDDLE = 0.5;

export const SQUASHES = {
  clip,
  /** As steep as `clip` in its middle (Laborieux et al. 2021). */
  logistic: (state: number) => 1 / (1 + exp(-STEEPNESS * (state - MIDDLE))),
  tanh,
} satisfies Record<string, Squash>;
