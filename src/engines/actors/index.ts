import type { MakeEngine } from '../engine.js';
import { ActorEngine } from './engine.js';

export const makeActors: MakeEngine = (circuit, relay) => new ActorEngine(circuit, relay);
