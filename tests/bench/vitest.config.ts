import { defineConfig } from 'vitest/config';

/** Benchmarks are no part of `npm test`: what they say depends on the machine. */
export default defineConfig({
  test: {
    include: ['tests/bench/*.ts'],
    exclude: ['tests/bench/vitest.config.ts'],
    testTimeout: 120_000,
    server: { deps: { external: [/\/dist\//] } },
  },
});
