import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ALL = 'tests/**/*.test.ts';
const IN_BROWSER = 'tests/browser/**/*.test.ts';

/** What hangs is ended; what is slow because the machine has other work is waited for. */
const HANGS_MS = 180_000;

const SHARED = {
  // Loading the parser, the engines and their libraries anew for each of hundreds of files would take longer than the tests.
  isolate: false,
  // What a file puts in the place of something else is taken away again: the next file runs in the same process.
  restoreMocks: true,
  unstubGlobals: true,
  unstubEnvs: true,
  testTimeout: HANGS_MS,
  hookTimeout: HANGS_MS,
} as const;

export default defineConfig({
  test: {
    // Left to itself, Vitest leaves a core free, which is half the machine where there are two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...SHARED, name: 'node', include: [ALL], exclude: [IN_BROWSER] } },
      // Apart, so that only its own tests look for a browser and install one.
      {
        test: {
          ...SHARED,
          name: 'browser',
          include: [IN_BROWSER],
          globalSetup: ['tests/browser/global-setup.ts'],
        },
      },
    ],
  },
});
