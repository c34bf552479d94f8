/** The built-in learning rules by name. To add one: a file in its family's folder, and a line here. */
import { frontpropSpiking } from './frontprop/frontprop-spiking.js';
import { scaling } from './homeostasis/scaling.js';
import { vogels } from './inhibitory/vogels.js';
import { reward } from './reward/reward.js';
import type { Rule } from './rule.js';
import { stdp } from './stdp/stdp.js';
import { stdpMultiplicative } from './stdp/stdp-multiplicative.js';
import { stdpNearest } from './stdp/stdp-nearest.js';
import { triplet } from './stdp/triplet.js';
import { clopath } from './voltage/clopath.js';

export const RULES: ReadonlyMap<string, Rule> = new Map(
  Object.entries({
    stdp,
    stdp_multiplicative: stdpMultiplicative,
    stdp_nearest: stdpNearest,
    triplet,
    clopath,
    vogels,
    reward,
    scaling,
    frontprop_spiking: frontpropSpiking,
  }),
);
