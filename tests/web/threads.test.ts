/** What a pool of workers does, with workers that only take notes; tests/browser has real ones. */
import { afterEach, expect, test, vi } from 'vitest';
import type { ThreadStart } from '../../src/engines/kernels/index.js';
import { Problem } from '../../src/problem.js';
import { startThreads } from '../../src/web/threads.js';

afterEach(() => vi.unstubAllGlobals());

const START = {} as ThreadStart;

function fakeWorkers(answer: (worker: Worker) => void) {
  const made: { postMessage: ReturnType<typeof vi.fn>; terminate: ReturnType<typeof vi.fn> }[] = [];
  const make = (): Worker => {
    const worker = {
      postMessage: vi.fn((message: unknown) => {
        if (message !== START) answer(worker as unknown as Worker);
      }),
      terminate: vi.fn(),
    };
    made.push(worker);
    return worker as unknown as Worker;
  };
  return { make, made };
}

const greet = (worker: Worker): void => worker.onmessage!({} as MessageEvent);
const fail = (worker: Worker): void => worker.onerror!({ message: 'no such file' } as ErrorEvent);

test('one thread fewer is made than may run, and each works for one engine at a time', async () => {
  const { make, made } = fakeWorkers(greet);
  const { cores, spawn, end } = await startThreads(make, 3);
  expect([cores, made.length]).toEqual([3, 2]);
  const leave = [spawn!(START), spawn!(START)];
  for (const worker of made) expect(worker.postMessage).toHaveBeenLastCalledWith(START);
  expect(() => spawn!(START)).toThrow('There are only 3 threads');
  leave[0]();
  expect(() => spawn!(START)).not.toThrow();
  end();
  for (const worker of made) expect(worker.terminate).toHaveBeenCalledOnce();
});

test('a script that cannot be loaded is told of, and leaves no worker behind', async () => {
  const { make, made } = fakeWorkers(fail);
  const started = startThreads(make, 3);
  await expect(started).rejects.toThrow(Problem);
  await expect(started).rejects.toThrow('no such file');
  for (const worker of made) expect(worker.terminate).toHaveBeenCalledOnce();
});

test('where memory cannot be shared, no worker is made', async () => {
  vi.stubGlobal('SharedArrayBuffer', undefined);
  const { make, made } = fakeWorkers(greet);
  const { cores, spawn } = await startThreads(make, 3);
  expect([cores, spawn, made.length]).toEqual([1, undefined, 0]);
});
