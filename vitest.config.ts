import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    // Two more than there are processors: the end-to-end tests wait for other processes much of the time.
    maxWorkers: availableParallelism() + 2,
    setupFiles: ['test/support/setup.ts'],
    // A worker runs file after file: their imports are loaded once, and one Chromium serves all. Threads would share a TZ.
    pool: 'forks',
    isolate: false,
    // A state that is waited for may take its time on a busy machine; the default is one second.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      { extends: true, test: { name: 'unit', include: ['test/unit/**/*.test.{ts,tsx}'], testTimeout: 120_000 } },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts', 'test/faults/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
