import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';

const PROGRAMS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** The browser of this machine; undefined where there is none. `CHROMIUM` names another. */
export const browserProgram: string | undefined = [process.env.CHROMIUM ?? '', ...PROGRAMS].find(
  (path) => path !== '' && existsSync(path),
);

export type Reader = {
  page: Page;
  /** What the browser complained of: broken policies, errors of scripts. Refused requests aside. */
  complaints: string[];
  [Symbol.asyncDispose](): Promise<void>;
};

const TELL_VIOLATIONS =
  "addEventListener('securitypolicyviolation', (event) => console.error('against the policy:', event.effectiveDirective, event.blockedURI))";

/** A fresh browser at an exchange, with nothing kept. */
export async function openReader(url: string, options: BrowserContextOptions = {}): Promise<Reader> {
  const browser = await chromium.launch({ executablePath: browserProgram ?? '', args: ['--no-sandbox'] });
  const context = await browser.newContext({ locale: 'en-GB', baseURL: url, ...options });
  // On a busy machine: a limit ends what hangs, and judges no speed.
  context.setDefaultTimeout(90_000);
  // A broken policy is told to the console too, but not by every kind of it.
  await context.addInitScript({ content: TELL_VIOLATIONS });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() !== 'error' || /^Failed to load resource/.test(message.text())) return;
    complaints.push(message.text());
  });
  return { page, complaints, [Symbol.asyncDispose]: () => browser.close() };
}

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
type Found = { violations: { id: string; impact: string | null; nodes: { html: string }[] }[] };

/** What is wrong with a page for people with other senses or hands, where it is serious or worse. */
export async function seriousFaults(page: Page): Promise<string[]> {
  // By the debugger, past the policy of the page, which lets no foreign script in.
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    const { readFileSync } = await import('node:fs');
    await page.evaluate(readFileSync(axe, 'utf8'));
  }
  const { violations } = (await page.evaluate('axe.run()')) as Found;
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
}
