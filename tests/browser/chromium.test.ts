import { describe, expect, it } from 'vitest';
import { ensureChromium, type Machine } from './chromium.js';

const CHROMIUM = '/usr/bin/chromium';
const APT_GET = '/usr/bin/apt-get';

/** A machine with these files, on which `execute` does what is said. */
function machine(files: string[], parts: Partial<Machine> = {}) {
  const ran: string[] = [];
  const told: string[] = [];
  const all: Machine = {
    isRoot: true,
    exists: (path) => files.includes(path),
    execute: async (_command, [verb]) => {
      ran.push(verb);
      if (verb === 'install') files.push(CHROMIUM);
    },
    tell: (line) => void told.push(line),
    ...parts,
  };
  return { all, ran, told };
}

describe('the browser of these tests', () => {
  it('is the one that is here', async () => {
    const { all, ran } = machine([CHROMIUM, APT_GET]);
    expect(await ensureChromium(all)).toEqual({ path: CHROMIUM });
    expect(ran).toEqual([]);
  });

  it('is installed, and that is told', async () => {
    const { all, ran, told } = machine([APT_GET]);
    expect(await ensureChromium(all)).toEqual({ path: CHROMIUM });
    expect(ran).toEqual(['update', 'install']);
    expect(told.join()).toContain('installing');
  });

  it('is installed from old lists when there are no new ones', async () => {
    const files = [APT_GET];
    const { all } = machine(files, {
      execute: async (_command, [verb]) => {
        if (verb === 'update') throw new Error('no mirror');
        files.push(CHROMIUM);
      },
    });
    expect(await ensureChromium(all)).toEqual({ path: CHROMIUM });
  });

  it.each([
    ['only root could', machine([APT_GET], { isRoot: false })],
    ['no apt-get', machine([])],
    [
      'could not be installed: no mirror',
      machine([APT_GET], { execute: () => Promise.reject(new Error('no mirror')) }),
    ],
    ['took too long', machine([APT_GET], { execute: () => Promise.reject({ killed: true }) })],
    ['installed no', machine([APT_GET], { execute: async () => {} })],
  ])('is missing, and why: %s', async (why, { all }) => {
    expect(await ensureChromium(all)).toEqual({ missing: expect.stringContaining(why) });
  });
});
