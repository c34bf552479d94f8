/** A headless browser with one page open. */
import { type Page, chromium as playwright } from 'playwright-core';
import { inject, type TestOptions } from 'vitest';
import type { Site } from './bundle.js';
import { type Headers, serve } from './serve.js';

const chromium = inject('chromium');

/** The name of a suite and its options: when there is no browser it is skipped, and its name says why. */
export function needsChromium(name: string): [string, TestOptions] {
  return 'path' in chromium ? [name, {}] : [`${name} (skipped: ${chromium.missing})`, { skip: true }];
}

export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openPage(site: Site, headers: Headers = {}): Promise<OpenPage> {
  if (!('path' in chromium)) throw new Error(chromium.missing);
  const server = await serve(site, headers);
  const browser = await playwright.launch({ executablePath: chromium.path, args: FLAGS });
  const page = await browser.newPage();
  await page.goto(server.url);
  return {
    page,
    close: async () => {
      await browser.close();
      await server.close();
    },
  };
}

/** Root has no sandbox; in a container /dev/shm is small. */
const FLAGS = ['--no-sandbox', '--disable-dev-shm-usage'];
