import { describe, expect, it } from 'vitest';
import { type Actor, Mailbox } from '../../src/bus/mailbox.js';

describe('a mailbox', () => {
  it('handles a message to its end before the next, however they come', () => {
    const mailbox = new Mailbox();
    const log: string[] = [];
    const actor: Actor = {
      receive(port, tick) {
        log.push(`begin ${port}`);
        if (port < 3) {
          mailbox.send(actor, port + 1, tick);
          mailbox.send(actor, port + 10, tick);
        }
        log.push(`end ${port}`);
      },
    };
    mailbox.send(actor, 1, 0);
    expect(log).toEqual([1, 2, 11, 3, 12].flatMap((port) => [`begin ${port}`, `end ${port}`]));
  });

  it('makes actors that share it take turns', () => {
    const mailbox = new Mailbox();
    let depth = 0;
    let deepest = 0;
    const enter = (work: () => void): void => {
      depth++;
      deepest = Math.max(deepest, depth);
      work();
      depth--;
    };
    const neuron: Actor = { receive: () => enter(() => {}) };
    const synapse: Actor = { receive: (port, tick) => enter(() => mailbox.send(neuron, port, tick)) };
    mailbox.send(synapse, 0, 0);
    expect(deepest).toBe(1);
  });

  it('is open again after a handler throws, without what was waiting', () => {
    const mailbox = new Mailbox();
    const handled: number[] = [];
    const actor: Actor = {
      receive(port, tick) {
        handled.push(port);
        if (port !== 1) return;
        mailbox.send(actor, 2, tick);
        throw new Error('no');
      },
    };
    expect(() => mailbox.send(actor, 1, 0)).toThrow('no');
    mailbox.send(actor, 3, 0);
    expect(handled).toEqual([1, 3]);
  });
});
