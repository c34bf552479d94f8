/** TensorFlow.js in WebAssembly. In Node its files lie in its package; a page has to say where it serves them. */
import type { Backend } from '../backend.js';
import { CheckedBackend } from '../checked-backend.js';
import { ready } from './ready.js';
import { TfjsDevice } from './tfjs-device.js';

export interface WasmOptions {
  /** Address of the folder of the package's `.wasm` files. */
  readonly wasmFiles?: string;
  /** Where shared memory allows more than one, which Node is not said to by TensorFlow.js. */
  readonly threads?: number;
}

export async function makeWasm({ wasmFiles, threads }: WasmOptions = {}): Promise<Backend> {
  const tf = await import('@tensorflow/tfjs-core');
  const { getThreadsCount, setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  // Once it runs, it is too late for both.
  if (tf.findBackend('wasm') === null) {
    if (wasmFiles !== undefined) setWasmPaths(wasmFiles);
    if (threads !== undefined) setThreadsCount(threads);
  }
  await ready(tf, 'wasm');
  const running = getThreadsCount();
  const about = `TensorFlow.js ${tf.version_core}, WebAssembly on ${running} thread${running === 1 ? '' : 's'}`;
  return new CheckedBackend(new TfjsDevice(tf, 'wasm', about));
}
