/**
 * How the parts of a circuit tell each other of their spikes: each writes the lists of a window of ticks, all meet, and all
 * read what the others wrote. There are two sets of lists, taken in turn, so that a part may go on writing while another
 * still reads.
 */
import type { Circuit } from '../../../build/circuit.js';
import { type Stretch, stretchOf } from '../layout/part.js';
import { BYTES_PER_INDEX } from '../layout/widths.js';
import { MEETING_WORDS, Meeting } from './meeting.js';

const SETS = 2;
/** Lists of a window take no more than this. */
const MOST_BYTES = 2 ** 26;

export interface ExchangePlan {
  /** Ticks between two meetings. */
  readonly window: number;
  readonly populations: number;
  readonly parts: number;
  readonly threads: number;
  /** Entries of one part's lists of a window. */
  readonly room: number;
}

/** What threads share besides the memories of the parts. */
export interface ExchangeBuffers {
  readonly plan: ExchangePlan;
  readonly meeting: SharedArrayBuffer;
  readonly counts: SharedArrayBuffer;
  readonly entries: SharedArrayBuffer;
}

export function makeExchange(
  circuit: Circuit,
  parts: number,
  threads: number,
  lookahead: number,
): ExchangeBuffers {
  const stretches = (part: number): Stretch[] =>
    circuit.populations.map((population) => stretchOf(population, { index: part, of: parts }));
  const neurons = Array.from({ length: parts }, (_, part) =>
    stretches(part).reduce((sum, { from, to }) => sum + to - from, 0),
  );
  const most = Math.max(1, ...neurons);
  const window = Math.max(1, Math.min(lookahead, Math.floor(MOST_BYTES / (most * BYTES_PER_INDEX * parts))));
  const plan = { window, populations: circuit.populations.length, parts, threads, room: most * window };
  return {
    plan,
    meeting: new SharedArrayBuffer(MEETING_WORDS * BYTES_PER_INDEX),
    counts: new SharedArrayBuffer(SETS * parts * window * Math.max(1, plan.populations) * BYTES_PER_INDEX),
    entries: new SharedArrayBuffer(SETS * parts * plan.room * BYTES_PER_INDEX),
  };
}

export class Exchange {
  private readonly meeting: Meeting;
  private readonly counts: Uint32Array;
  private readonly entries: Uint32Array;
  private readonly plan: ExchangePlan;
  private set = 0;
  /** By part: how many entries of its lists are written, or read. */
  private readonly used: Uint32Array;
  private meetings = 0;

  constructor({ plan, meeting, counts, entries }: ExchangeBuffers) {
    this.plan = plan;
    this.meeting = new Meeting(new Int32Array(meeting), plan.threads);
    this.counts = new Uint32Array(counts);
    this.entries = new Uint32Array(entries);
    this.used = new Uint32Array(plan.parts);
  }

  get window(): number {
    return this.plan.window;
  }

  /** Before the first window of a stint. */
  begin(): void {
    this.used.fill(0);
    this.meetings = 0;
  }

  /** A part's own spikes of a population at the n-th tick of the window; `from` is added to their numbers. */
  write(part: number, nth: number, population: number, list: Uint32Array, from: number): void {
    this.counts[this.countAt(part, nth, population)] = list.length;
    const first = this.listsOf(part) + this.used[part];
    for (let k = 0; k < list.length; k++) this.entries[first + k] = list[k] + from;
    this.used[part] += list.length;
  }

  /** All have written the window's lists; now they are read, tick by tick. */
  meet(): void {
    this.meetings++;
    this.meeting.meet();
    this.used.fill(0);
  }

  /** The spikes of all parts at the n-th tick, population by population, ascending. */
  read(nth: number, take: (population: number, list: Uint32Array) => void): void {
    const { parts, populations } = this.plan;
    for (let population = 0; population < populations; population++) {
      for (let part = 0; part < parts; part++) {
        const count = this.counts[this.countAt(part, nth, population)];
        if (count === 0) continue;
        const first = this.listsOf(part) + this.used[part];
        this.used[part] += count;
        take(population, this.entries.subarray(first, first + count));
      }
    }
  }

  /** All ticks of the window are read: the next begins. */
  turn(): void {
    this.used.fill(0);
    this.set = (this.set + 1) % SETS;
  }

  /** Who can do no more still comes to the meetings of the stint, with nothing to tell: the others would wait for ever. */
  stayAwayFrom(parts: readonly number[], meetings: number): void {
    while (this.meetings < meetings) {
      for (const part of parts) {
        const first = this.countAt(part, 0, 0);
        this.counts.fill(0, first, first + this.plan.window * this.plan.populations);
      }
      this.meet();
      this.turn();
    }
  }

  private countAt(part: number, nth: number, population: number): number {
    const { parts, window, populations } = this.plan;
    return ((this.set * parts + part) * window + nth) * populations + population;
  }

  private listsOf(part: number): number {
    return (this.set * this.plan.parts + part) * this.plan.room;
  }
}
