import { defineConfig } from 'vitest/config';

/** What `npm run verify` asks of the sources themselves: no engines, no global set-up. */
export default defineConfig({
  test: { include: ['architecture.test.ts'] },
});
