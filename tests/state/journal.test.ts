import { describe, expect, it } from 'vitest';
import type { Input } from '../../src/bus/event.js';
import { Relay } from '../../src/bus/relay.js';
import { keepJournal, readJournal } from '../../src/state/journal.js';

const spike: Input = { type: 'spike', population: 1, neuron: 2 };
const change: Input = { type: 'add', population: 0, neuron: 3, variable: 'v', value: 0.1 + 0.2 };

function journal(): string {
  const relay = new Relay();
  let text = '';
  const stop = keepJournal(relay, (line) => {
    text += line;
  });
  relay.emit({ kind: 'input', tick: 4, input: spike });
  relay.emit({ kind: 'input', tick: 9, input: change });
  stop();
  relay.emit({ kind: 'input', tick: 11, input: spike });
  return text;
}

describe('the journal', () => {
  it('reads back what it kept, to the bit', () => {
    expect(readJournal(journal())).toEqual([
      { tick: 4, input: spike },
      { tick: 9, input: change },
    ]);
  });

  it('leaves out a line that a crash cut off', () => {
    expect(readJournal(`${journal()}{"tick":12,"inp`)).toHaveLength(2);
  });

  it('refuses what it did not write, with the line', () => {
    expect(() => readJournal('nonsense\n')).toThrow('Line 1 of the journal cannot be read: it is not JSON');
    expect(() => readJournal(`${journal()}{"tick":1,"input":${JSON.stringify(spike)}}\n`)).toThrow('Line 3');
    expect(() => readJournal('{"tick":1,"input":{"type":"set","population":0,"neuron":0}}\n')).toThrow(
      'no input',
    );
    expect(() => readJournal('null\n')).toThrow('no tick');
  });
});
