/** A page of the headless browser that all tests share; nothing of one page is known to another. */
import { type Page, chromium as playwright } from 'playwright-core';
import { inject, type TestOptions } from 'vitest';
import type { Site } from './bundle.js';
import { type Headers, serve } from './serve.js';

const running = inject('browser');

/** The name of a suite and its options: when there is no browser it is skipped, and its name says why. */
export function needsChromium(name: string): [string, TestOptions] {
  return 'address' in running ? [name, {}] : [`${name} (skipped: ${running.missing})`, { skip: true }];
}

export interface OpenPage {
  readonly page: Page;
  close(): Promise<void>;
}

export async function openPage(site: Site, headers: Headers = {}): Promise<OpenPage> {
  if (!('address' in running)) throw new Error(running.missing);
  const server = await serve(site, headers);
  const browser = await playwright.connect(running.address);
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
