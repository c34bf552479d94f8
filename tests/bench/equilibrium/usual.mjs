/** What the text of equilibrium propagation says, and its phases. */
import { usualSettings } from '../../../dist/engines/equilibrium/learner.js';
import { checkEquilibrium } from '../../../dist/equations/equilibrium/index.js';
import { loadParser } from '../../../dist/equations/parser.js';
import { eqprop } from '../../../dist/rules/equilibrium/eqprop.js';

export const USUAL = usualSettings(checkEquilibrium(eqprop, await loadParser()));
