/**
 * Pooling with padding of our own: TensorFlow.js takes a number of pixels only in some backends, and there the height of the
 * kernel for its width.
 */
import type { Tensor4D } from '@tensorflow/tfjs-core';
import type { Pooling } from '../backend.js';
import type { ImageWindow } from '../image-window.js';
import type { Tfjs } from './tfjs.js';

export function poolPadded(tf: Tfjs, images: Tensor4D, window: ImageWindow, by: Pooling): Tensor4D {
  const { kernelHeight, kernelWidth, stride, padding, height, width, channels } = window;
  const kernel: [number, number] = [kernelHeight, kernelWidth];
  const padded = (of: Tensor4D, value: number): Tensor4D => {
    const around: [number, number] = [padding, padding];
    return padding === 0 ? of : tf.pad(of, [[0, 0], around, around, [0, 0]], value);
  };
  if (by === 'max') return tf.maxPool(padded(images, Number.NEGATIVE_INFINITY), kernel, stride, 'valid');
  const mean = tf.avgPool(padded(images, 0), kernel, stride, 'valid');
  if (padding === 0) return mean;
  const partInside = tf.avgPool(padded(tf.ones([1, height, width, channels]), 0), kernel, stride, 'valid');
  return tf.div(mean, partInside);
}
