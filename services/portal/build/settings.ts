import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { labels } from './vocabulary.ts';

const app = join(import.meta.dirname, '../app');

/** How the workbench is built into a folder. */
export function settings(outDir: string): InlineConfig {
  return {
    configFile: false,
    root: app,
    base: '/app/',
    publicDir: false,
    logLevel: 'warn',
    plugins: [react(), labels()],
    // A worker that reads a file may load its parts.
    worker: { format: 'es' },
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // A policy without inline scripts and styles: nothing is put into the page itself.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      // What every page needs is one file: fewer requests, and kept when only pages change.
      rolldownOptions: {
        output: {
          codeSplitting: { groups: [{ name: 'base', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// }] },
        },
      },
    },
  };
}
