import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import type { InlineConfig, Rolldown } from 'vite';
import { labels } from './vocabulary.ts';

/**
 * Which modules share a file; of several that fit, the first. Each request costs a reader more than the part of a file
 * that its page does not need: what every page needs are two files (libraries are kept when only pages change), what forms
 * need is one, what opens on top of pages another, and each area is one.
 */
const KINDS: Rolldown.CodeSplittingGroup[] = [
  // It asks who is there, and runs before the others.
  { name: 'early', test: /services\/portal\/app\/client\/(early|acting|own-paths)\./ },
  { name: 'base', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
  { name: 'shell', tags: ['$initial'] },
  ...['en', 'zh', 'ru'].map((language) => ({
    name: `words-${language}`,
    test: new RegExp(`app/words/${language}[./]|virtual:labels/${language}`),
  })),
  {
    name: 'overlays',
    test: /@floating-ui|@mantine\/.*\/(Popover|Menu|Modal|ModalBase|Drawer|FocusTrap|ScrollArea|Overlay)\//,
  },
  { name: 'fields', test: /@mantine\/|services\/portal\/app\/(form|record|page)\// },
  { name: 'menus', test: /services\/portal\/app\/(shell\/\w+-menu|agency\/use-acting)/ },
  // What one area takes of another goes with the first of them. Dialogs come when they are wanted.
  ...['board', 'demand', 'listing', 'deal', 'operate', 'agency'].map((area) => ({
    name: area,
    test: new RegExp(`services/portal/app/${area}/(?!.*-dialog)`),
  })),
];
const FILES = KINDS.map((group, at) => ({ ...group, priority: KINDS.length - at }));

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
      // Which file needs which others: the server names those of the page that is asked for.
      manifest: 'files.json',
      target: 'es2023',
      // A policy without inline scripts and styles: nothing is put into the page itself.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { output: { codeSplitting: { groups: FILES } } },
    },
  };
}
