import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const ALL = 'tests/**/*.test.ts';
const IN_BROWSER = 'tests/browser/**/*.test.ts';

const SHARED = {
  // Loading the parser, the engines and their libraries anew for each of hundreds of files would take longer than the tests.
  isolate: false,
  // What a file puts in the place of something else is taken away again: the next file runs in the same process.
  restoreMocks: true,
  unstubGlobals: true,
  unstubEnvs: true,
} as const;

export default defineConfig({
  test: {
    // Left to itself, Vitest leaves a core free, which is half the machine where there are two.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { ...SHARED, name: 'node', include: [ALL], exclude: [IN_BROWSER], testTimeout: 30_000 } },
      // Apart, so that only its own tests look for a browser and install one.
      {
        test: {
          ...SHARED,
          name: 'browser',
          include: [IN_BROWSER],
          globalSetup: ['tests/browser/global-setup.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
