import { expect, test } from 'vitest';
import { Pace } from '../../src/simulation/pace.js';

/** An engine that takes so long for a tick, paced for a while; gives the stretches it was asked for. */
function stretchesOf(tickMs: (tick: number) => number, stretches: number) {
  let clockMs = 0;
  let tick = 0;
  const pace = new Pace(() => clockMs);
  const asked: number[] = [];
  const tookMs: number[] = [];
  for (let k = 0; k < stretches; k++) {
    asked.push(pace.stretch);
    const began = clockMs;
    pace.measure(() => {
      const first = tick;
      do clockMs += tickMs(tick++);
      while (tick - first < asked[k] && !pace.overdue());
      return tick - first;
    });
    tookMs.push(clockMs - began);
  }
  return { asked, tookMs, pace, clockMs, ticks: tick };
}

test.each([0.002, 0.05, 1, 7])('ticks of %f ms are asked for in stretches of 20 ms', (tickMs) => {
  const { asked, tookMs } = stretchesOf(() => tickMs, 30);
  expect(asked[0]).toBe(1);
  for (const took of tookMs.slice(-5)) {
    expect(took).toBeGreaterThan(20 - tickMs - 0.01);
    expect(took).toBeLessThan(20.01);
  }
});

test('a tick longer than a stretch is asked for alone', () => {
  expect(stretchesOf(() => 300, 5).asked).toEqual([1, 1, 1, 1, 1]);
});

test('time that the clock cannot see does not make stretches endless', () => {
  const { asked } = stretchesOf(() => 0, 9);
  expect(asked.at(-1)).toBe(10_000);
});

test('a network that wakes up in the midst of a stretch is left soon all the same', () => {
  const { tookMs } = stretchesOf((tick) => (tick < 100_000 ? 0.0001 : 5), 60);
  expect(Math.max(...tookMs)).toBeLessThan(300);
  expect(tookMs.at(-1)).toBe(20);
});

test('a stretch cut short does not shorten the next', () => {
  let clockMs = 0;
  const pace = new Pace(() => clockMs);
  for (let k = 0; k < 10; k++) {
    const ticks = pace.stretch;
    pace.measure(() => {
      clockMs += ticks;
      return ticks;
    });
  }
  expect(pace.stretch).toBe(20);
  pace.measure(() => {
    clockMs += 1;
    return 1;
  });
  expect(pace.stretch).toBe(20);
});

test('it counts the time spent, also of what throws, and on top of time spent before', () => {
  const { pace, clockMs } = stretchesOf(() => 3, 10);
  expect(pace.wallMs).toBeCloseTo(clockMs, 9);
  let now = 0;
  const goneOn = new Pace(() => now, 1000);
  expect(() =>
    goneOn.measure(() => {
      now += 7;
      throw new Error('observer');
    }),
  ).toThrow('observer');
  expect(goneOn.wallMs).toBe(1007);
});

test('without a clock all stretches have one length and take no time', () => {
  const pace = new Pace();
  const { stretch } = pace;
  pace.measure(() => stretch);
  expect([pace.stretch, pace.wallMs, pace.overdue()]).toEqual([stretch, 0, false]);
});
