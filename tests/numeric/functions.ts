import * as numeric from '../../src/numeric/index.js';

/** By name. */
export const FUNCTIONS: ReadonlyMap<string, (...x: number[]) => number> = new Map(Object.entries(numeric));
