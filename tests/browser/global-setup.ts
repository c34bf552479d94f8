/** Before the tests of this folder, and only before them: sees that there is a browser. */
import type { TestProject } from 'vitest/node';
import { type Chromium, ensureChromium } from './chromium.js';

declare module 'vitest' {
  interface ProvidedContext {
    chromium: Chromium;
  }
}

export default async function setup(project: TestProject): Promise<void> {
  project.provide('chromium', await ensureChromium());
}
