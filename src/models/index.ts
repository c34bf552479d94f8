/** The built-in neurons and synapses by name. To add one: a file beside the others, and a line here. */
import type { NeuronDescription, SynapseDescription } from '../network/description.js';
import { adex } from './neurons/adex.js';
import { adexPresets } from './neurons/adex-presets.js';
import { alif } from './neurons/alif.js';
import { eif } from './neurons/eif.js';
import { gif } from './neurons/gif.js';
import { hh } from './neurons/hh.js';
import { izhikevich } from './neurons/izhikevich.js';
import { izhikevichPresets } from './neurons/izhikevich-presets.js';
import { lif } from './neurons/lif.js';
import { lifAlpha } from './neurons/lif-alpha.js';
import { lifCond } from './neurons/lif-cond.js';
import { lifExp } from './neurons/lif-exp.js';
import { lifFrontprop } from './neurons/lif-frontprop.js';
import { periodic } from './neurons/periodic.js';
import { poisson } from './neurons/poisson.js';
import { poissonEvents } from './neurons/poisson-events.js';
import { qif } from './neurons/qif.js';
import { rate } from './neurons/rate.js';
import { resonateAndFire } from './neurons/resonate-and-fire.js';
import { spikes } from './neurons/spikes.js';
import { srm } from './neurons/srm.js';
import { alpha } from './synapses/alpha.js';
import { exponential } from './synapses/exponential.js';
import { gapJunction } from './synapses/gap-junction.js';
import { graded } from './synapses/graded.js';
import { nmda } from './synapses/nmda.js';
import { staticSynapse } from './synapses/static.js';
import { stp } from './synapses/stp.js';

export const NEURONS: ReadonlyMap<string, NeuronDescription> = new Map(
  Object.entries({
    lif,
    lif_exp: lifExp,
    lif_alpha: lifAlpha,
    lif_cond: lifCond,
    lif_frontprop: lifFrontprop,
    alif,
    eif,
    adex,
    ...adexPresets,
    izhikevich,
    ...izhikevichPresets,
    qif,
    hh,
    gif,
    srm,
    resonate_and_fire: resonateAndFire,
    rate,
    poisson,
    poisson_events: poissonEvents,
    periodic,
    spikes,
  }),
);

export const SYNAPSES: ReadonlyMap<string, SynapseDescription> = new Map(
  Object.entries({
    static: staticSynapse,
    exponential,
    alpha,
    nmda,
    stp,
    gap_junction: gapJunction,
    graded,
  }),
);
