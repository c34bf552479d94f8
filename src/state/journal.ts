/**
 * What came into a run from outside, one JSON line each, in order: with the network and the seed, all there is to know
 * of a run. state(t) is a fold over it, so a run that is fed its journal again repeats itself bit for bit.
 */
import type { Input, InputEvent } from '../bus/event.js';
import type { Relay } from '../bus/relay.js';
import { Problem } from '../problem.js';

/** An input and the tick at whose start it takes effect. */
export type JournalEntry = Pick<InputEvent, 'tick' | 'input'>;

/** Calls `append` with a line for every input that takes effect, until the returned function is called. */
export function keepJournal(relay: Relay, append: (line: string) => void): () => void {
  return relay.observe('input', ({ tick, input }) => append(`${JSON.stringify({ tick, input })}\n`));
}

/** Throws a problem, with its line, for what is not a journal. A last line cut off by a crash is left out. */
export function readJournal(text: string): JournalEntry[] {
  const lines = text.split('\n');
  const whole = lines.slice(0, -1);
  return whole
    .map((line, k) => readEntry(line, k + 1))
    .map((entry, k, all) => {
      if (k > 0 && entry.tick < all[k - 1].tick)
        throw damaged(k + 1, 'its tick is before that of the line above');
      return entry;
    });
}

function readEntry(line: string, number: number): JournalEntry {
  let entry: Partial<JournalEntry> | null;
  try {
    entry = JSON.parse(line) as Partial<JournalEntry> | null;
  } catch {
    throw damaged(number, 'it is not JSON');
  }
  if (!Number.isSafeInteger(entry?.tick) || entry!.tick! < 0) throw damaged(number, 'it has no tick');
  if (!isInput(entry!.input)) throw damaged(number, 'it holds no input');
  return { tick: entry!.tick!, input: entry!.input };
}

function isInput(value: unknown): value is Input {
  if (typeof value !== 'object' || value === null) return false;
  const { type, population, neuron, variable, value: amount } = value as Record<string, unknown>;
  if (!Number.isSafeInteger(population) || !Number.isSafeInteger(neuron)) return false;
  if (type === 'spike') return true;
  return (type === 'set' || type === 'add') && typeof variable === 'string' && typeof amount === 'number';
}

function damaged(line: number, why: string): Problem {
  return new Problem(`Line ${line} of the journal cannot be read: ${why}.`, {
    fix: 'Use the journal as the run wrote it.',
  });
}
