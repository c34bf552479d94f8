import { type CheckedLayer, checkLayer } from './check-layer.js';

export type { LayerDescription } from '../../network/layer-description.js';
export { demandAlone } from './demand-alone.js';
export { demandRoom } from './demand-room.js';
export type { Kept, LayerProgram, Merge, Step } from './layer-program.js';
export { ownPortsOf, untold } from './ports.js';
export { type LayerSize, programLayer } from './program-layer.js';
export { INPUT, type Side, sideOf } from './side.js';
export { type CheckedLayer, checkLayer };
