import { describe, expect, it } from 'vitest';
import { loadNetwork } from '../../src/network/load.js';
import { applySettings } from '../../src/network/set.js';
import { problemsOf } from './problems-of.js';

const DATA = {
  parameters: { J: '1 mV' },
  populations: { exc: { model: 'lif', size: 10 }, inh: { model: 'lif', size: 5 } },
  projections: [
    { from: 'exc', to: 'inh' },
    { name: 'back', from: 'inh', to: 'exc' },
  ],
};

const set = (...settings: string[]) =>
  applySettings(DATA, settings).data as typeof DATA & Record<string, unknown>;

describe('--set', () => {
  it('reads a value as YAML does', () => {
    expect(set('populations.exc.size=100').populations.exc.size).toBe(100);
    expect(set('parameters.J=2 mV').parameters.J).toBe('2 mV');
    expect(set('projections.0.to=[exc, inh]').projections[0].to).toEqual(['exc', 'inh']);
    expect(set('parameters.J=a = b').parameters.J).toBe('a = b');
  });

  it('finds entries of lists by number or by name', () => {
    expect(set('projections.0.delay=2 ms').projections[0]).toEqual({ from: 'exc', to: 'inh', delay: '2 ms' });
    expect(set('projections.back.delay=2 ms').projections[1]).toMatchObject({ delay: '2 ms' });
  });

  it('makes the maps on the way', () => {
    expect(set('run.for=2 s').run).toEqual({ for: '2 s' });
    expect(set('populations.exc.with.tau=2 ms').populations.exc).toMatchObject({ with: { tau: '2 ms' } });
  });

  it('leaves the data it was given as they are', () => {
    const before = structuredClone(DATA);
    set('populations.exc.size=100');
    expect(DATA).toEqual(before);
  });

  it('lets the last of several win', () => {
    expect(set('parameters.J=2 mV', 'parameters.J=3 mV').parameters.J).toBe('3 mV');
  });

  it.each([
    ['populations.exd.size=1', '--set:1:13: There is no `exd` in `populations`. Did you mean `exc`?'],
    ['parameters.K=1', '--set:1:12: There is no `K` in `parameters`. Choose one of: J.'],
    ['projections.7.delay=1 ms', '--set:1:13: There is no entry `7` in `projections`. Choose 0 to 1.'],
    [
      'populations.exc.size.x=1',
      '--set:1:22: `populations.exc.size` has no parts, so no `x`. Set the whole of it.',
    ],
    [
      'populations',
      '--set:1:1: `populations` sets nothing. Write `path=value`, such as `populations.exc.size=100`.',
    ],
    ['=3', '--set:1:1: `=3` sets nothing. Write `path=value`, such as `populations.exc.size=100`.'],
    [
      'run.for=[',
      '--set:1:9: `[` cannot be read as a value. Put text with brackets, quotes or colons in quotes.',
    ],
    [
      'run.for=*x',
      '--set:1:9: `*x` cannot be read as a value. Put text with brackets, quotes or colons in quotes.',
    ],
    ['__proto__.x=1', '--set:1:1: `__proto__` cannot be a name. Choose another name.'],
  ])('refuses %s', (setting, message) => {
    expect(problemsOf(() => applySettings(DATA, [setting]))).toEqual([message]);
  });

  it('is blamed for what it broke', () => {
    const text = 'synfire: 1\nname: x\npopulations: {a: {model: lif, size: 1}}\n';
    const load = (setting: string) => problemsOf(() => loadNetwork(text, 'x.yaml', ['name=y', setting]));
    expect(load('populations.a.size=many')[0]).toMatch(/^--set:2:20: `size` cannot be the text `many`/);
    expect(load('populations.a.sise=3')[0]).toMatch(/^--set:2:20: Unknown key `sise`. Did you mean `size`\?/);
    expect(load('paramters.J=1 mV')[0]).toMatch(/^--set:2:13: Unknown key `paramters`/);
  });
});
