/**
 * What is used of `@tensorflow/tfjs-node` beyond TensorFlow.js: its way to load a `SavedModel` and run it. A model has to lie in
 * a file, for which TensorFlow's own file system in memory does: nothing touches a disk.
 */
import type { Tensor } from '@tensorflow/tfjs-core';
import { TAG } from './graph.js';

/** The C++ side. */
interface Binding {
  readonly TF_Version: string;
  readonly TF_STRING: number;
  createTensor(shape: readonly number[], type: number, values: readonly Uint8Array[]): number;
  deleteTensor(id: number): void;
  executeOp(name: string, attributes: readonly never[], inputs: readonly number[], outputs: number): unknown;
  loadSavedModel(folder: string, tags: string): number;
  deleteSavedModel(id: number): void;
}

interface Named {
  readonly name: string;
  readonly dtype: 'float32';
}

export interface TensorflowBackend {
  readonly binding: Binding;
  runSavedModel(
    id: number,
    inputs: readonly Tensor[],
    inputNames: readonly Named[],
    outputNames: readonly string[],
  ): Tensor[];
}

/** What a model lies in has this name. */
const FILE = 'saved_model.pb';

export class LoadedGraph {
  private readonly id: number;
  private readonly inputs: readonly Named[];

  constructor(
    private readonly backend: TensorflowBackend,
    savedModel: Uint8Array,
    inputs: readonly string[],
    private readonly outputs: readonly string[],
  ) {
    const { binding } = backend;
    // Writing to a file that is there appends, and other threads have the same memory.
    const folder = `ram://${crypto.randomUUID()}`;
    const texts = [new TextEncoder().encode(`${folder}/${FILE}`), savedModel];
    const tensors = texts.map((text) => binding.createTensor([], binding.TF_STRING, [text]));
    binding.executeOp('WriteFile', [], tensors, 0);
    for (const tensor of tensors) binding.deleteTensor(tensor);
    this.id = binding.loadSavedModel(folder, TAG);
    this.inputs = inputs.map((name) => ({ name, dtype: 'float32' }));
  }

  run(inputs: readonly Tensor[]): Tensor[] {
    return this.backend.runSavedModel(this.id, inputs, this.inputs, this.outputs);
  }

  free(): void {
    this.backend.binding.deleteSavedModel(this.id);
  }
}
