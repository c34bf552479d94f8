/** Before the tests of this folder, and only before them: sees that there is a browser, and starts it, once for all of them. */
import { chromium as playwright } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import { ensureChromium } from './chromium.js';

/** Where it listens, or why there is none. */
export type RunningBrowser = { readonly address: string } | { readonly missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    browser: RunningBrowser;
  }
}

/** Gives what ends it. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  const chromium = await ensureChromium();
  if ('missing' in chromium) {
    project.provide('browser', chromium);
    return undefined;
  }
  const server = await playwright.launchServer({ executablePath: chromium.path, args: FLAGS });
  project.provide('browser', { address: server.wsEndpoint() });
  return () => server.close();
}

/** Root has no sandbox; in a container /dev/shm is small. */
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage'];
