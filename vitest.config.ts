import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{services,packages,infra,scripts}/**/*.test.{ts,mjs}'],
    globalSetup: ['scripts/test/global-setup.ts'],
    setupFiles: ['scripts/test/seed.ts'],
    // Real engines on a small machine that may be busy with something else: a limit ends what hangs, and judges no speed.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // No more files at once than cores.
    maxWorkers: 2,
    pool: 'forks',
    // Files of one process share its modules: two fifths of a run were loading them anew. State lives in engines of
    // the file's own, not in modules.
    isolate: false,
  },
});
