/** The public face of the package: describe a network, build it, run it, keep it. */
export type { Circuit } from './build/circuit.js';
export type { Delivery, Sample, Spike, StreamEvent } from './bus/streams.js';
export type { Injection } from './engines/injection.js';
export type { Frames, LayerEngine } from './engines/layer/layer-engine.js';
export { type LayerOptions, layer } from './layer.js';
export { NetworkBuilder, network } from './network/builder.js';
export type {
  NetworkDescription,
  NeuronDescription,
  PopulationDescription,
  ProjectionDescription,
  SynapseDescription,
} from './network/description.js';
export { networkJsonSchema } from './network/json-schema.js';
export type { LayerDescription } from './network/layer-description.js';
export { loadNetwork } from './network/load.js';
export { toYaml } from './network/write.js';
export { type Place, Problem, Problems } from './problem.js';
export type { Progress } from './simulation/progress.js';
export { type RunOptions, Simulation, type ValueOptions } from './simulation/simulation.js';
export type { Summary } from './simulation/summary.js';
export { resume, type SimulateOptions, simulate } from './simulation.js';
export { type JournalEntry, keepJournal, readJournal } from './state/journal.js';
export { startThreads, type Threads } from './web/threads.js';
