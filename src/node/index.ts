/** What simulations and learning ask of Node: `synfire/node`. */
export { loadDataset } from './data/load-dataset.js';
export { type NetworkFile, readNetwork } from './network-file.js';
export { nodeThreads } from './threads.js';
