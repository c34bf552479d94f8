/**
 * How the thread that everybody talks to tells the others what to do, and hears of them: some shared words. They wait for the
 * next order at the word that counts the orders, and all meet when one is done.
 */

import type { Failure, Stint } from './crew-thread.js';
import { awaitChange, MEETING_WORDS, Meeting } from './meeting.js';

const Word = { order: 0, changed: 1, check: 2, catchUp: 3, forced: 4, leave: 5, meeting: 6 } as const;
const WORDS = Word.meeting + MEETING_WORDS;
const BYTES_PER_WORD = 4;
/** Of numbers: first and last tick, then what each thread counts. */
const FIRST_TICK = 0;
const LAST_TICK = 1;
const COUNTS = 2;
const BYTES_PER_NUMBER = 8;
/** Room for what went wrong on a thread, as JSON. */
const FAILURE_BYTES = 8192;

export interface OrderBuffers {
  readonly words: SharedArrayBuffer;
  readonly numbers: SharedArrayBuffer;
  /** Pairs of population and neuron. */
  readonly forced: SharedArrayBuffer;
  readonly failures: SharedArrayBuffer;
  readonly threads: number;
}

export function makeOrders(threads: number, neurons: number): OrderBuffers {
  return {
    words: new SharedArrayBuffer(WORDS * BYTES_PER_WORD),
    numbers: new SharedArrayBuffer((COUNTS + threads) * BYTES_PER_NUMBER),
    forced: new SharedArrayBuffer(2 * Math.max(1, neurons) * BYTES_PER_WORD),
    failures: new SharedArrayBuffer(threads * FAILURE_BYTES),
    threads,
  };
}

export class Orders {
  private readonly words: Int32Array;
  private readonly numbers: Float64Array;
  private readonly forced: Uint32Array;
  private readonly failures: Uint8Array;
  private readonly meeting: Meeting;
  private seen = 0;

  constructor(buffers: OrderBuffers) {
    this.words = new Int32Array(buffers.words);
    this.numbers = new Float64Array(buffers.numbers);
    this.forced = new Uint32Array(buffers.forced);
    this.failures = new Uint8Array(buffers.failures);
    this.meeting = new Meeting(this.words.subarray(Word.meeting), buffers.threads);
  }

  /** To all the others. */
  give({ from, to, changed, check, catchUp, forced }: Stint): void {
    this.numbers[FIRST_TICK] = from;
    this.numbers[LAST_TICK] = to;
    let pairs = 0;
    for (const [population, neurons] of forced) {
      for (const neuron of neurons) {
        this.forced[2 * pairs] = population;
        this.forced[2 * pairs + 1] = neuron;
        pairs++;
      }
    }
    Atomics.store(this.words, Word.changed, Number(changed));
    Atomics.store(this.words, Word.check, Number(check));
    Atomics.store(this.words, Word.catchUp, Number(catchUp));
    Atomics.store(this.words, Word.forced, pairs);
    Atomics.add(this.words, Word.order, 1);
    Atomics.notify(this.words, Word.order);
  }

  /** To all the others: there will be no more orders. */
  leave(): void {
    Atomics.store(this.words, Word.leave, 1);
    Atomics.add(this.words, Word.order, 1);
    Atomics.notify(this.words, Word.order);
  }

  /** Waits for the next; undefined when there will be none. */
  take(): Stint | undefined {
    awaitChange(this.words, Word.order, this.seen);
    this.seen++;
    if (Atomics.load(this.words, Word.leave) === 1) return undefined;
    const forced = new Map<number, number[]>();
    for (let pair = 0; pair < Atomics.load(this.words, Word.forced); pair++) {
      const population = this.forced[2 * pair];
      forced.set(population, [...(forced.get(population) ?? []), this.forced[2 * pair + 1]]);
    }
    return {
      from: this.numbers[FIRST_TICK],
      to: this.numbers[LAST_TICK],
      changed: Atomics.load(this.words, Word.changed) === 1,
      check: Atomics.load(this.words, Word.check) === 1,
      catchUp: Atomics.load(this.words, Word.catchUp) === 1,
      forced,
    };
  }

  /** All have done what was ordered. */
  done(): void {
    this.meeting.meet();
  }

  /** What a thread says when it has done what was ordered, before all meet. */
  report(thread: number, synapticEvents: number, failure: Failure | undefined): void {
    this.numbers[COUNTS + thread] = synapticEvents;
    const room = this.failures.subarray(thread * FAILURE_BYTES, (thread + 1) * FAILURE_BYTES);
    room.fill(0);
    if (failure === undefined) return;
    const { tick, what, fix } = failure;
    const short = (text: string) => text.slice(0, LONGEST_TEXT);
    // Shared memory cannot be written to directly.
    room.set(new TextEncoder().encode(JSON.stringify({ tick, what: short(what), fix: fix && short(fix) })));
  }

  count(thread: number): number {
    return this.numbers[COUNTS + thread];
  }

  failure(thread: number): Failure | undefined {
    const room = this.failures.slice(thread * FAILURE_BYTES, (thread + 1) * FAILURE_BYTES);
    const end = room.indexOf(0);
    return end === 0 ? undefined : (JSON.parse(new TextDecoder().decode(room.subarray(0, end))) as Failure);
  }
}

/** Characters; each is six bytes at most in JSON. */
const LONGEST_TEXT = 600;
