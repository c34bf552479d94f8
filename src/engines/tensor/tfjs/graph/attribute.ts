/** Values of attributes of the nodes of a graph (TensorFlow's `attr_value.proto`, `tensor.proto`, `tensor_shape.proto`). */
import { type Bytes, bytesField, joined, message, numberField } from './wire.js';

/** The fields of a value, one of which says it. */
const VALUE = { type: 6, truth: 5, shape: 7, tensor: 8 } as const;
const SHAPE = { dimension: 2, size: 1 } as const;
const TENSOR = { type: 1, shape: 2, content: 4 } as const;
/** Types of numbers, as TensorFlow counts them. */
const TYPES = { f32: 1, i32: 3, i64: 9, truth: 10 } as const;

export type NumberType = keyof typeof TYPES;

export const typeAttribute = (type: NumberType): Bytes => numberField(VALUE.type, TYPES[type]);

export const truthAttribute = (value: boolean): Bytes => numberField(VALUE.truth, Number(value));

export const shapeAttribute = (sizes: readonly number[]): Bytes => bytesField(VALUE.shape, shapeOf(sizes));

export function tensorAttribute(values: Float32Array | Int32Array, sizes: readonly number[]): Bytes {
  const type = values instanceof Float32Array ? TYPES.f32 : TYPES.i32;
  return message(
    VALUE.tensor,
    numberField(TENSOR.type, type),
    bytesField(TENSOR.shape, shapeOf(sizes)),
    bytesField(TENSOR.content, new Uint8Array(values.buffer, values.byteOffset, values.byteLength)),
  );
}

const shapeOf = (sizes: readonly number[]): Bytes =>
  joined(...sizes.map((size) => message(SHAPE.dimension, numberField(SHAPE.size, size))));
