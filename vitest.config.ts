import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{services,packages,infra,scripts}/**/*.test.{ts,mjs}'],
    globalSetup: ['scripts/test/global-setup.ts'],
    setupFiles: ['scripts/test/seed.ts'],
    // Real engines on small machines: a generous limit, and no more files at once than cores.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    pool: 'forks',
    // Files of one process share its modules: two fifths of a run were loading them anew. State lives in engines of
    // the file's own, not in modules.
    isolate: false,
  },
});
