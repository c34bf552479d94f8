/** The browser that the tests of this folder need: the one that is here, or Debian's, installed where that is possible. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

/** Where it is, or why there is none. */
export type Chromium = { readonly path: string } | { readonly missing: string };

/** What of the machine decides it; a test gives another one. */
export interface Machine {
  readonly isRoot: boolean;
  exists(path: string): boolean;
  /** Rejects when the command fails or takes longer than so many milliseconds. */
  execute(command: string, args: readonly string[], limitMs: number): Promise<unknown>;
  tell(line: string): void;
}

export async function ensureChromium(machine: Machine = thisMachine): Promise<Chromium> {
  const found = find(machine);
  if (found !== undefined) return { path: found };
  if (!machine.exists(APT_GET)) return { missing: 'there is no Chromium, and no apt-get to install it' };
  if (!machine.isRoot) return { missing: 'there is no Chromium, and only root could install it' };
  try {
    await install(machine);
  } catch (error) {
    return { missing: `Chromium could not be installed: ${lastLine(error)}` };
  }
  const installed = find(machine);
  return installed === undefined
    ? { missing: `apt-get installed no ${PLACES.join(', ')}` }
    : { path: installed };
}

function find(machine: Machine): string | undefined {
  return PLACES.find((path) => machine.exists(path));
}

async function install(machine: Machine): Promise<void> {
  machine.tell(`Chromium is missing: installing Debian's, for at most ${LIMIT_MS / 60_000} minutes.`);
  const aptGet = (args: readonly string[], limitMs: number) => machine.execute(APT_GET, args, limitMs);
  try {
    // The lists may be old: then a package that they name is gone from the mirror.
    await aptGet(['update', ...OPTIONS], UPDATE_LIMIT_MS);
  } catch {
    machine.tell('The lists of packages could not be brought up to date: trying with those that are here.');
  }
  await aptGet(['install', '--yes', '--no-install-recommends', ...OPTIONS, 'chromium'], INSTALL_LIMIT_MS);
}

function lastLine(error: unknown): string {
  const { killed, stderr, message } = error as { killed?: boolean; stderr?: string; message: string };
  if (killed) return 'it took too long';
  return (stderr?.trim() || message).split('\n').at(-1)!;
}

const thisMachine: Machine = {
  isRoot: process.getuid?.() === 0,
  exists: existsSync,
  execute: (command, args, limitMs) =>
    promisify(execFile)(command, args, {
      timeout: limitMs,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }),
  tell: (line) => void process.stderr.write(`${line}\n`),
};

const APT_GET = '/usr/bin/apt-get';
/** Another installation may be going on; a mirror may not answer. */
const OPTIONS = ['-q', '-o', 'DPkg::Lock::Timeout=30', '-o', 'Acquire::Retries=1'];
const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const UPDATE_LIMIT_MS = 30_000;
const INSTALL_LIMIT_MS = 90_000;
const LIMIT_MS = UPDATE_LIMIT_MS + INSTALL_LIMIT_MS;
