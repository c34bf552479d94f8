import type { Learner } from '../learner.js';
import { NOTHING_ASKED } from '../plain-audit.js';

/** The inputs themselves: what a read-out makes of no network at all. */
export function pixels(width: number): Learner {
  return {
    widths: [width],
    audit: NOTHING_ASKED,
    learn: () => undefined,
    features: (inputs) => inputs,
    layers: () => [],
    save: () => ({}),
    restore() {},
    dispose() {},
  };
}
