/** White noise: `xi`, and independent ones `xi_name`. Only differential equations can integrate it. */
import { type Dimension, raiseDimension, SECOND } from './units/dimension.js';

export const NOISE: Dimension = raiseDimension(SECOND, -0.5);

export const isNoise = (name: string): boolean => name === 'xi' || name.startsWith('xi_');
