import type { Audit } from './learner.js';

/** Of a method that asks for nothing a synapse does not have. */
export const NOTHING_ASKED: Audit = {
  weightTransport: false,
  derivative: false,
  phases: 1,
  nonlocal: [],
};
