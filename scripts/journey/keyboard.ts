import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const WATCH = join(import.meta.dirname, 'keyboard-watch.js');
/** More stops than a page of this exchange has: a page without an end holds the keyboard. */
const MOST_STOPS = 600;
const TAKES_FOCUS = { timeout: 10_000 };

type Walked = { stops: number; isOver: boolean; faults: string[] };

/**
 * What is wrong with a page for whoever has a keyboard alone: what can be clicked and not reached by Tab, stops that do
 * not show where one is, places one cannot leave, a first link that does not lead to the content. Walks through the page
 * from its beginning to its end.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'keyboardWalk' in globalThis))) {
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(WATCH, 'utf8'));
  }
  await page.evaluate('keyboardWalk.begin()');
  let walked: Walked = { stops: 0, isOver: false, faults: [] };
  for (let before = -1; !walked.isOver && walked.stops < MOST_STOPS && walked.stops > before; ) {
    before = walked.stops;
    const stops = await page.evaluate<number>('keyboardWalk.expected()');
    for (let stop = 0; stop < stops; stop++) await page.keyboard.press('Tab');
    walked = await page.evaluate<Walked>('keyboardWalk.told()');
  }
  const faults = walked.isOver ? walked.faults : [...walked.faults, 'one does not come to its end by Tab'];
  return [...faults, ...(await skipFaults(page))];
}

/** The first link leads past the menu. */
async function skipFaults(page: Page): Promise<string[]> {
  const skip = page.locator('a[href="#main"]');
  if ((await skip.count()) === 0) return [];
  await skip.focus();
  await page.keyboard.press('Enter');
  const reached = await page.evaluate<string>('document.activeElement?.id ?? ""');
  return reached === 'main' ? [] : [`the link past the menu leads to "${reached}"`];
}

/**
 * What is wrong with what a control opens on top of a page, for whoever has a keyboard alone: it takes the focus, keeps
 * it while it is open, goes by Escape and gives the focus back.
 */
export async function openedFaults(page: Page, opener: Locator): Promise<string[]> {
  await opener.focus();
  await page.keyboard.press('Enter');
  const opened = page.locator('[role="dialog"]:visible, [role="menu"]:visible').last();
  await opened.waitFor();
  const faults: string[] = [];
  const hasFocus = () => opened.evaluate((box) => box.contains(box.ownerDocument.activeElement));
  const isMenu = (await opened.getAttribute('role')) === 'menu';
  await page
    .waitForFunction("document.activeElement?.closest('[role=dialog], [role=menu]') != null", undefined, TAKES_FOCUS)
    .catch(() => faults.push('it does not take the focus'));
  const step = isMenu ? 'ArrowDown' : 'Tab';
  for (let stop = 0; stop < 12; stop++) {
    await page.keyboard.press(step);
    if (!(await hasFocus())) {
      faults.push(`it loses the focus after ${stop + 1} times ${step}`);
      break;
    }
  }
  await page.keyboard.press('Escape');
  await opened.waitFor({ state: 'hidden' });
  const box = await opener.elementHandle();
  await page
    .waitForFunction((one) => one?.ownerDocument.activeElement === one, box, TAKES_FOCUS)
    .catch(() => faults.push('it does not give the focus back'));
  return faults;
}
