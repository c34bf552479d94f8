/** TensorFlow.js itself, which is handed in: it is loaded only where it is wanted, and comes in several packages. */
export type Tfjs = typeof import('@tensorflow/tfjs-core');
