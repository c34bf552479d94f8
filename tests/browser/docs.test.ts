/** docs/browser.md is true: its files, bundled by its command, run in a browser and give the hash of the command line. */
import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { needsChromium, openPage } from './browser.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const PAGE = read('docs/browser.md');
/** Files that the page shows whole, each under its name. */
const SHOWN = [...PAGE.matchAll(/^`([\w.]+)`[^\n]*:\n\n```\w+\n([\s\S]*?)```/gm)];
const NETWORK = /```yaml\n([\s\S]*?)```/.exec(read('README.md'))![1];
const COMMANDS = /```sh\n([\s\S]*?)```/.exec(PAGE)![1];

describe(...needsChromium('the page on browsers'), () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'synfire-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows files that run, and that draw what they hash', async () => {
    expect(SHOWN.map(([, name]) => name)).toEqual(['worker.js', 'page.js', 'index.html']);
    for (const [, name, text] of SHOWN) writeFileSync(join(folder, name), text);
    writeFileSync(join(folder, 'pulse.yaml'), NETWORK);
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/synfire'), 'junction');
    for (const line of COMMANDS.trim().split('\n')) runCommand(line, folder);

    const open = await openPage(siteOf(join(folder, 'site')));
    try {
      const paragraph = open.page.getByText(/spikes, hash|rror/);
      const told = await paragraph.textContent();
      expect(told).toBe(commandLine(folder));
      const inked = await open.page.evaluate(() => {
        const canvas = document.querySelector('canvas')!;
        const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
        return data.some((value) => value > 0);
      });
      expect(inked).toBe(true);
    } finally {
      await open.close();
    }
  });
});

/** A command of this checkout's own, or `cp`. */
function runCommand(line: string, cwd: string): void {
  const [program, ...args] = line.replace(/^npx /, '').split(' ');
  const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  execFileSync(program, args, { cwd, env: { ...process.env, PATH }, stdio: 'ignore' });
}

/** What the page should say, by the command line. */
function commandLine(cwd: string): string {
  const main = join(ROOT, 'dist/cli/main.js');
  const printed = execFileSync(process.execPath, [main, 'run', 'pulse.yaml', '--json'], {
    cwd,
    encoding: 'utf8',
  });
  const { spikes, spikeHash } = JSON.parse(printed);
  return `${spikes} spikes, hash ${spikeHash}`;
}

function siteOf(folder: string): Map<string, string> {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
