import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue } from '../../src/clock/event-queue.js';

/** The slow obvious version. */
class SortedList {
  private items: { tick: number; item: number }[] = [];
  push(tick: number, item: number): void {
    this.items.push({ tick, item });
  }
  take(tick: number): number[] {
    const due = this.items.filter((entry) => entry.tick === tick);
    this.items = this.items.filter((entry) => entry.tick !== tick);
    return due.map(({ item }) => item);
  }
  entries(): [number, number[]][] {
    const ticks = [...new Set(this.items.map(({ tick }) => tick))].sort((a, b) => a - b);
    return ticks.map((tick) => [
      tick,
      this.items.filter((entry) => entry.tick === tick).map(({ item }) => item),
    ]);
  }
}

const START = 2 ** 33 + 17;
const delay = fc.oneof(
  { weight: 5, arbitrary: fc.nat(20) },
  { weight: 3, arbitrary: fc.nat(2000) },
  { weight: 1, arbitrary: fc.constantFrom(65_535, 65_536, 131_072, 2 ** 32, 2 ** 40) },
);
/** Pushes with these delays, then time moves on. */
const script = fc.array(
  fc.tuple(fc.array(delay, { maxLength: 4 }), fc.constantFrom(1, 1, 1, 2, 19, 65_536)),
  {
    maxLength: 60,
  },
);

describe('EventQueue', () => {
  it('does what a sorted list does, whatever the delays', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const queue = new EventQueue<number>();
        const oracle = new SortedList();
        let tick = START;
        let item = 0;
        for (const [delays, pause] of steps) {
          for (const ticks of delays) {
            queue.push(tick + ticks, item);
            oracle.push(tick + ticks, item++);
          }
          expect(queue.take(tick)).toEqual(oracle.take(tick));
          tick += pause;
        }
        expect([...queue]).toEqual(oracle.entries());
        expect(queue.size).toBe(oracle.entries().reduce((sum, [, items]) => sum + items.length, 0));
      }),
      { numRuns: 300 },
    );
  });

  it('goes on from its entries as if never stopped', () => {
    fc.assert(
      fc.property(fc.array(delay, { maxLength: 50 }), fc.array(delay, { maxLength: 50 }), (before, after) => {
        const queue = new EventQueue<number>();
        before.forEach((ticks, item) => {
          queue.push(START + ticks, item);
        });
        const restored = EventQueue.from(structuredClone([...queue]));
        for (const each of [queue, restored]) {
          after.forEach((ticks, item) => {
            each.push(START + ticks, 1000 + item);
          });
        }
        expect([...restored]).toEqual([...queue]);
        expect(restored.size).toBe(before.length + after.length);
      }),
    );
  });

  it('keeps the order of pushing within a tick, also where the tick was far away at first', () => {
    const queue = new EventQueue<string>();
    queue.push(2 ** 20, 'near');
    queue.push(2 ** 20 + 65_536, 'far');
    queue.take(2 ** 20);
    queue.push(2 ** 20 + 65_536, 'later');
    expect(queue.take(2 ** 20 + 65_536)).toEqual(['far', 'later']);
  });

  it('starts a taken tick anew', () => {
    const queue = new EventQueue<string>();
    queue.push(5, 'a');
    const taken = queue.take(5);
    queue.push(5, 'b');
    expect(taken).toEqual(['a']);
    expect(queue.take(5)).toEqual(['b']);
    expect(queue.take(5)).toEqual([]);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d as a tick', (tick) => {
    expect(() => new EventQueue<number>().push(tick, 0)).toThrow(RangeError);
  });
});
