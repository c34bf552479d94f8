/** docs/browser.md is true: its files, bundled by its commands, run in a browser and give the hash of the command line. */
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
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandBuilt } from '../built.js';
import { needsChromium, openPage } from './browser.js';
import type { Site } from './bundle.js';
import { type Headers, ISOLATION } from './serve.js';

demandBuilt();
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const read = (name: string) => readFileSync(join(ROOT, name), 'utf8');
const blocks = (text: string, language: string) =>
  [...text.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(([, block]) => block);

const PAGE = read('docs/browser.md');
const [NETWORK] = blocks(read('README.md'), 'yaml');
const [WORKER, PAGE_SCRIPT, THREAD, WITH_THREADS] = blocks(PAGE, 'js');
const [INDEX] = blocks(PAGE, 'html');
const [COMMANDS, BUNDLE_THREAD] = blocks(PAGE, 'sh');

describe(...needsChromium('the page on browsers'), () => {
  let folder: string;
  let spikesAndHash: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'synfire-'));
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules/synfire'), 'junction');
    write('pulse.yaml', NETWORK);
    write('page.js', PAGE_SCRIPT);
    write('index.html', INDEX);
    const { spikes, spikeHash } = JSON.parse(
      run(process.execPath, [join(ROOT, 'dist/bin/synfire.js'), 'run', 'pulse.yaml', '--json']),
    );
    spikesAndHash = `${spikes} spikes, hash ${spikeHash}`;
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('shows files that run, and that draw', async () => {
    write('worker.js', WORKER);
    runCommands(COMMANDS);
    await onPage({}, async (page) => {
      expect(await told(page)).toBe(`${spikesAndHash}, threads: 1`);
      expect(await page.evaluate(isInked)).toBe(true);
    });
  });

  it('shows threads that change nothing', async () => {
    const changed = WORKER.replace('import { ', 'import { startThreads, ').replace(
      /^.*const simulation = .*$/m,
      WITH_THREADS,
    );
    write('worker.js', changed);
    write('thread.js', THREAD);
    runCommands(COMMANDS + BUNDLE_THREAD);
    await onPage(ISOLATION, async (page) => expect(await told(page)).toBe(`${spikesAndHash}, threads: 2`));
    await onPage({}, async (page) => expect(await told(page)).toBe(`${spikesAndHash}, threads: 1`));
  });

  function write(name: string, text: string): void {
    writeFileSync(join(folder, name), text);
  }

  function run(program: string, args: readonly string[]): string {
    const PATH = [join(ROOT, 'node_modules/.bin'), process.env.PATH].join(delimiter);
    return execFileSync(program, args, { cwd: folder, env: { ...process.env, PATH }, encoding: 'utf8' });
  }

  /** Commands of this checkout's own, and `cp`. */
  function runCommands(lines: string): void {
    for (const line of lines.trim().split('\n')) {
      const [program, ...args] = line.replace(/^npx /, '').split(' ');
      run(program, args);
    }
  }

  async function onPage(headers: Headers, look: (page: Page) => Promise<void>): Promise<void> {
    const { page, close } = await openPage(filesIn(join(folder, 'site')), headers);
    try {
      await look(page);
    } finally {
      await close();
    }
  }
});

/** What the page says when its run is over. */
function told(page: Page): Promise<string | null> {
  return page.getByText(/spikes, hash|rror/).textContent();
}

/** Runs on the page. */
function isInked(): boolean {
  const canvas = document.querySelector('canvas')!;
  const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
  return data.some((value) => value > 0);
}

function filesIn(folder: string): Site {
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
}
