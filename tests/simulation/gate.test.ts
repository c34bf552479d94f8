import { expect, test } from 'vitest';
import { Gate } from '../../src/simulation/gate.js';

/** Whether a promise settles before the event loop has gone round. */
async function settles(promise: Promise<void>): Promise<boolean> {
  let settled = false;
  void promise.then(() => {
    settled = true;
  });
  await new Promise((resolve) => setImmediate(resolve));
  return settled;
}

test('an open gate lets pass, a closed one when it is opened', async () => {
  const gate = new Gate();
  expect(await settles(gate.passed())).toBe(true);
  gate.close();
  gate.close();
  const waiting = gate.passed();
  expect([gate.closed, await settles(waiting)]).toEqual([true, false]);
  gate.open();
  expect([gate.closed, await settles(waiting)]).toEqual([false, true]);
});

test('one that closes again at once keeps waiting who waited', async () => {
  const gate = new Gate();
  gate.close();
  const waiting = gate.passed();
  gate.open();
  gate.close();
  expect(await settles(waiting)).toBe(false);
  gate.open();
  expect(await settles(waiting)).toBe(true);
});

test('a signal lets pass too, before or while waiting', async () => {
  const gate = new Gate();
  gate.close();
  const controller = new AbortController();
  const waiting = gate.passed(controller.signal);
  expect(await settles(waiting)).toBe(false);
  controller.abort();
  expect(await settles(waiting)).toBe(true);
  expect(await settles(gate.passed(controller.signal))).toBe(true);
  expect(gate.closed).toBe(true);
});
