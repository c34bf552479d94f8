/** What simulations ask of Node: `synfire/node`. */
export { type NetworkFile, readNetwork } from './network-file.js';
export { nodeThreads } from './threads.js';
