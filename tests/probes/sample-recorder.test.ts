import { expect, test } from 'vitest';
import { Relay } from '../../src/bus/relay.js';
import { SampleRecorder } from '../../src/probes/sample-recorder.js';

/** A value that is 10 x the number of ticks run, plus the index. */
function counter(relay: Relay, startTick: number) {
  let tick = startTick;
  return {
    variable: { name: 'x', unit: '1', at: () => (index: number) => 10 * tick + index },
    run(ticks: number) {
      for (let k = 0; k < ticks; k++) {
        const ended = tick++;
        relay.emit({ kind: 'tick', tick: ended });
      }
    },
  };
}

function rows(recorder: SampleRecorder): number[][] {
  return Array.from({ length: recorder.rows }, (_, row) => [
    recorder.tick(row),
    ...Array.from(recorder.indices, (_, position) => recorder.value(row, position, 0)),
  ]);
}

test('a sample is taken at the start of its tick, and a run of n ticks has those of ticks 0 to n - 1', () => {
  const relay = new Relay();
  const { variable, run } = counter(relay, 0);
  const recorder = new SampleRecorder(relay, 0, Uint32Array.of(1, 3), [variable], 2);
  expect(rows(recorder)).toEqual([]);
  run(5);
  expect(rows(recorder)).toEqual([
    [0, 1, 3],
    [2, 21, 23],
    [4, 41, 43],
  ]);
});

test('in parts and with rows taken in between, the same as in one go', () => {
  for (let cut = 0; cut <= 7; cut++) {
    const relay = new Relay();
    const { variable, run } = counter(relay, 0);
    const recorder = new SampleRecorder(relay, 0, Uint32Array.of(0), [variable], 3);
    run(cut);
    const first = rows(recorder);
    recorder.drop(recorder.rows);
    run(7 - cut);
    expect([...first, ...rows(recorder)]).toEqual([
      [0, 0],
      [3, 30],
      [6, 60],
    ]);
  }
});

test('started at a later tick, it begins there', () => {
  const relay = new Relay();
  const { variable, run } = counter(relay, 4);
  const recorder = new SampleRecorder(relay, 4, Uint32Array.of(0), [variable], 2);
  run(3);
  expect(rows(recorder).map(([tick]) => tick)).toEqual([4, 6]);
});

test('with a limit keeps the newest samples', () => {
  const relay = new Relay();
  const { variable, run } = counter(relay, 0);
  const recorder = new SampleRecorder(relay, 0, Uint32Array.of(0, 1), [variable], 1, { limit: 8 });
  run(100);
  expect(recorder.rows).toBeLessThanOrEqual(8);
  expect(recorder.forgotten + recorder.rows).toBe(100);
  expect(rows(recorder).at(-1)).toEqual([99, 990, 991]);
});
