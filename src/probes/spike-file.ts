/**
 * `spikes.bin`: the spikes of a run in 3 to 5 bytes each, for runs too large to read as text.
 *
 * Format. 16 bytes of head: the ASCII letters `SYNFSPK1`, then the length of a tick in seconds (f64, little-endian).
 * Then for each spike, in the order they happened, three numbers: ticks since the spike before it (for the first
 * spike: its tick), population (its number, from 0, in the order of the network file), neuron. Each number is an
 * unsigned LEB128: seven bits a byte, the lowest first, the top bit set on all bytes but the last.
 * A file that ends inside a spike was cut short; the whole spikes before it are good.
 */
import { Problem } from '../problem.js';

/** Spikes in three columns of the same length. */
export interface Spikes {
  readonly ticks: ArrayLike<number>;
  readonly populations: ArrayLike<number>;
  readonly neurons: ArrayLike<number>;
}

/** Spikes as read, and the length of a tick. */
export interface StoredSpikes extends Spikes {
  readonly ticks: Float64Array;
  readonly populations: Uint32Array;
  readonly neurons: Uint32Array;
  readonly dtSeconds: number;
}

export function spikeFileHead(dtSeconds: number): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES);
  head.set(MAGIC);
  new DataView(head.buffer).setFloat64(MAGIC.length, dtSeconds, true);
  return head;
}

/** @param previousTick tick of the spike before these: 0 at the head of a file. */
export function encodeSpikes(spikes: Spikes, previousTick: number): Uint8Array {
  const bytes = new Uint8Array(spikes.ticks.length * MAX_SPIKE_BYTES);
  let at = 0;
  const put = (value: number) => {
    let rest = value;
    while (rest >= CONTINUE) {
      bytes[at++] = CONTINUE + (rest % CONTINUE);
      rest = Math.floor(rest / CONTINUE);
    }
    bytes[at++] = rest;
  };
  let before = previousTick;
  for (let k = 0; k < spikes.ticks.length; k++) {
    put(spikes.ticks[k] - before);
    put(spikes.populations[k]);
    put(spikes.neurons[k]);
    before = spikes.ticks[k];
  }
  return bytes.slice(0, at);
}

export function decodeSpikes(file: Uint8Array): StoredSpikes {
  if (file.length < HEAD_BYTES || MAGIC.some((byte, k) => file[k] !== byte)) {
    throw new Problem('This is not a file of spikes.', { fix: 'Give a spikes.bin that a run wrote.' });
  }
  const dtSeconds = new DataView(file.buffer, file.byteOffset).getFloat64(MAGIC.length, true);
  const count = countSpikes(file);
  const ticks = new Float64Array(count);
  const populations = new Uint32Array(count);
  const neurons = new Uint32Array(count);
  let at = HEAD_BYTES;
  const take = () => {
    let value = 0;
    let scale = 1;
    while (file[at] >= CONTINUE) {
      value += (file[at++] - CONTINUE) * scale;
      scale *= CONTINUE;
    }
    return value + file[at++] * scale;
  };
  let tick = 0;
  for (let k = 0; k < count; k++) {
    tick += take();
    ticks[k] = tick;
    populations[k] = take();
    neurons[k] = take();
  }
  return { ticks, populations, neurons, dtSeconds };
}

/** Every number ends in exactly one byte without the top bit, and a spike is three numbers. */
function countSpikes(file: Uint8Array): number {
  let numbers = 0;
  for (let k = HEAD_BYTES; k < file.length; k++) if (file[k] < CONTINUE) numbers++;
  return Math.floor(numbers / NUMBERS_PER_SPIKE);
}

const MAGIC = new TextEncoder().encode('SYNFSPK1');
const HEAD_BYTES = 16;
const CONTINUE = 128;
const NUMBERS_PER_SPIKE = 3;
/** A tick below 2^53 takes 8 bytes, population and neuron (below 2^32) 5 each. */
const MAX_SPIKE_BYTES = 18;
