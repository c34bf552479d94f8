import { defineConfig } from 'vitest/config';

const ALL = 'tests/**/*.test.ts';
const IN_BROWSER = 'tests/browser/**/*.test.ts';

export default defineConfig({
  test: {
    projects: [
      { test: { name: 'node', include: [ALL], exclude: [IN_BROWSER], testTimeout: 30_000 } },
      // Apart, so that only its own tests look for a browser and install one.
      {
        test: {
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
