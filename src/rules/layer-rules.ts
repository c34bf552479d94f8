/** The built-in rules of graded layers by name. To add one: a file in its family's folder, and a line here. */
import type { LayerDescription } from '../network/layer-description.js';
import { frontprop } from './frontprop/frontprop.js';
import { frontpropBatch } from './frontprop/frontprop-batch.js';
import { frontpropOnline } from './frontprop/frontprop-online.js';
import { frontpropRepulsion } from './frontprop/frontprop-repulsion.js';
import { frontpropSoft } from './frontprop/frontprop-soft.js';
import { frontpropWinners } from './frontprop/frontprop-winners.js';
import { antiHebb } from './hebbian/anti-hebb.js';
import { bcm } from './hebbian/bcm.js';
import { contrastive } from './hebbian/contrastive.js';
import { hebb } from './hebbian/hebb.js';
import { infonceHebb } from './hebbian/infonce-hebb.js';
import { krotovHopfield } from './hebbian/krotov-hopfield.js';
import { oja } from './hebbian/oja.js';
import { relevance } from './hebbian/relevance.js';
import { sanger } from './hebbian/sanger.js';
import { softhebb } from './hebbian/softhebb.js';
import { subspace } from './hebbian/subspace.js';

export const LAYER_RULES: ReadonlyMap<string, LayerDescription> = new Map(
  Object.entries({
    frontprop,
    frontprop_batch: frontpropBatch,
    frontprop_online: frontpropOnline,
    frontprop_winners: frontpropWinners,
    frontprop_soft: frontpropSoft,
    frontprop_repulsion: frontpropRepulsion,
    hebb,
    anti_hebb: antiHebb,
    oja,
    subspace,
    sanger,
    bcm,
    contrastive,
    infonce_hebb: infonceHebb,
    krotov_hopfield: krotovHopfield,
    relevance,
    softhebb,
  }),
);
