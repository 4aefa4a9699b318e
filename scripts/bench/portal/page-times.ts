import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openReader } from '../../journey/browser.ts';

/** What a page costs its reader: milliseconds, and how far its parts moved (a ratio). */
export type PageTimes = {
  largestPaintMs: number;
  shift: number;
  interactionMs: number;
  /** Until it is whole, and while somebody does something there; 0 where none is longer than 50 ms. */
  longestTaskMs: number;
  actingTaskMs: number;
};

export type Visit = {
  path: string;
  /** The session of who reads; none for a stranger. */
  cookie?: string | undefined;
  /** How many times slower the processor is made. */
  slowed: number;
  /** Appears once the page is whole. */
  whole: string;
  /** What somebody does then. */
  acts?: ((page: Page) => Promise<void>) | undefined;
};

const WATCH = join(import.meta.dirname, 'watch.js');
const seenIn = (page: Page) => page.evaluate<Omit<PageTimes, 'actingTaskMs'>>('({ ...seen })');

/** Loads a page in a fresh browser with nothing kept, and does there what somebody does. */
export async function measurePage(url: string, { path, cookie, slowed, whole, acts }: Visit): Promise<PageTimes> {
  const reader = await openReader(url);
  try {
    const { page } = reader;
    const [name = '', value = ''] = cookie?.split('=') ?? [];
    if (cookie) await page.context().addCookies([{ name, value, url, httpOnly: true }]);
    await page.addInitScript({ path: WATCH });
    const debug = await page.context().newCDPSession(page);
    await debug.send('Emulation.setCPUThrottlingRate', { rate: slowed });
    await page.goto(path);
    await page.locator(whole).first().waitFor();
    await page.evaluate('settled()');
    const loaded = await seenIn(page);
    await page.evaluate('seen.longestTaskMs = 0');
    await acts?.(page);
    await page.evaluate('settled()');
    const { shift, interactionMs, longestTaskMs: actingTaskMs } = await seenIn(page);
    return { ...loaded, shift, interactionMs, actingTaskMs };
  } finally {
    await reader[Symbol.asyncDispose]();
  }
}

/** From the last key of each search to the results in its place, in milliseconds. */
export async function typingTimes(url: string, path: string, texts: readonly string[]): Promise<number[]> {
  const reader = await openReader(url);
  try {
    const { page } = reader;
    await page.addInitScript({ path: WATCH });
    await page.goto(path);
    const field = page.locator('input[type=search]').first();
    const times: number[] = [];
    for (const text of texts) {
      for (const typed of ['', text]) {
        const found = page.evaluate<number>('resultsAfterKey()');
        await field.fill(typed);
        const time = await found;
        if (typed !== '') times.push(time);
      }
    }
    return times;
  } finally {
    await reader[Symbol.asyncDispose]();
  }
}
