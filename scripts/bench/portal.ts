import { setTimeout as wait } from 'node:timers/promises';
import { importFile, RejectionReport } from '@techbourse/cli';
import { mappingOf } from '@techbourse/import-formats';
import type { Page } from 'playwright-core';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { drained } from '../exchange/jobs.ts';
import { processorMs } from '../exchange/processes.ts';
import { browserProgram } from '../journey/browser.ts';
import { percentile } from './metrics.ts';
import { openSession } from './peer/open-session.ts';
import { measurePage, type PageTimes, typingTimes, type Visit } from './portal/page-times.ts';
import { partsOf, wireBytes } from './portal/wire.ts';
import { printTable } from './table.ts';
import { demandRow, inventedText, writeRows } from './texts.ts';

export type PortalOptions = { listings: number; rounds: number; seconds: number };
type Owner = Awaited<ReturnType<Exchange['organisation']>>;
type Named = { name: string; visit: Visit };

export type PortalFigures = {
  bytes: Record<string, { page: number; styles: number; scripts: number }>;
  pages: Record<string, PageTimes>;
  /** A board of so many cards, on the processor as it is. */
  largeBoard: PageTimes & { cards: number };
  resultsMs: { p50: number; p95: number };
  rendered: { perCore: number; perSecond: number; memoryMb: number };
};

/**
 * `bench portal`: what pages weigh, how soon they are painted and answer a hand on a slow device, how soon results follow a
 * key, and how many pages one core renders. Medians of fresh browsers; needs Chromium.
 */
export async function runPortal(options: PortalOptions): Promise<PortalFigures> {
  if (browserProgram === undefined) throw new Error('this bench needs Chromium (Debian: apt-get install chromium)');
  const exchange = await startExchange();
  try {
    const url = exchange.url.replace('127.0.0.1', 'localhost');
    const { listing, demand, cookie } = await prepare(exchange, options.listings);
    const figures = {
      bytes: await weigh(url, { listing, demand }),
      pages: await visits(url, visitsOf({ listing, demand, cookie }), options.rounds),
      largeBoard: await largeBoard(url, cookie, options.rounds),
      resultsMs: await typing(url),
      rendered: await render(
        exchange,
        [`/en/listings/${listing}`, '/en/listings', '/zh', '/ru/statistics'],
        options.seconds,
      ),
    };
    print(figures, options);
    return figures;
  } finally {
    await exchange.stop();
  }
}

const DEMANDS = 14;
const LARGE = 200;

async function prepare(exchange: Exchange, count: number) {
  const supply = await exchange.organisation('Portal supply', 'university');
  const need = await exchange.organisation('Portal need', 'company');
  const file = await writeRows('listings', count);
  const report = new RejectionReport(`${file}.rejected`, false);
  const today = new Date().toISOString().slice(0, 10);
  const mapping = mappingOf('listings', 'own', { publish: true, today });
  const checkpointPath = `${file}.checkpoint`;
  const done = await importFile({
    client: supply.api,
    kind: 'listings',
    file,
    report,
    checkpointPath,
    limit: count,
    mapping,
  });
  await report.close();
  if (done.rejected > 0) throw new Error(`${done.rejected} listings were rejected: ${report.path}`);
  const demand = await open(need, 0);
  // Each has some twenty counterparts: together a board of more than two hundred cards.
  for (let number = 1; number < DEMANDS; number++) await open(need, number);
  await drained(exchange, 'listings');
  const { items } = await supply.api.get('/api/listings', { query: { state: 'published', limit: 1 } });
  const listing = items[0]?.id ?? '';
  return { listing, demand, cookie: await openSession(exchange.databaseUrl(), need.id) };
}

async function open({ api }: Owner, number: number): Promise<string> {
  const { id, version } = await api.post('/api/demands', { body: demandRow(number, number) });
  await api.post('/api/demands/{id}/open', { path: { id }, body: { expectedVersion: version } });
  return id;
}

async function weigh(url: string, { listing, demand }: { listing: string; demand: string }) {
  const bytes: PortalFigures['bytes'] = {};
  for (const path of ['/en', '/zh/listings?q=membrane', `/ru/listings/${listing}`, `/en/demands/${demand}`, '/app']) {
    const { styles, scripts } = await partsOf(url + path);
    const sum = async (paths: readonly string[]) =>
      (await Promise.all(paths.map((one) => wireBytes(url + one)))).reduce((all, one) => all + one, 0);
    bytes[path.replace(/[0-9a-f-]{36}/, 'ID')] = {
      page: await wireBytes(url + path),
      styles: await sum(styles),
      scripts: await sum(scripts),
    };
  }
  return bytes;
}

const SLOWED = 4;

function visitsOf({ listing, demand, cookie }: { listing: string; demand: string; cookie: string }): Named[] {
  const open = (path: string, whole: string, acts?: Visit['acts']): Visit => ({ path, slowed: SLOWED, whole, acts });
  const inside = (path: string, whole: string, acts?: Visit['acts']): Visit => ({ ...open(path, whole, acts), cookie });
  return [
    { name: 'start', visit: open('/en', 'h1') },
    {
      name: 'search',
      visit: open('/en/listings?q=membrane', '#results', async (page) => {
        await page.locator('input[type=search]').first().press('End');
        await page.keyboard.type(' filter');
        await page.waitForURL(/filter/);
      }),
    },
    { name: 'listing', visit: open(`/en/listings/${listing}`, 'h1') },
    { name: 'statistics', visit: open('/en/statistics', 'h1') },
    { name: 'app: sign-in', visit: open('/app/sign-in', 'h1', (page) => page.keyboard.type('li.na@example.org')) },
    { name: 'app: home', visit: inside('/app', 'h1') },
    {
      name: 'app: match board',
      visit: inside(`/app/board?demand=${demand}`, 'article', async (page) => {
        for (const key of ['j', 'j', 'k', 's', 'z']) await page.keyboard.press(key);
      }),
    },
    {
      name: 'app: new demand',
      visit: inside('/app/demands/new', 'h1', async (page) => {
        await page.getByLabel('Title').first().focus();
        await page.keyboard.type('A membrane that lasts');
      }),
    },
  ];
}

async function visits(url: string, all: readonly Named[], rounds: number): Promise<Record<string, PageTimes>> {
  const found = new Map<string, PageTimes[]>();
  for (let round = 0; round < rounds; round++) {
    for (const { name, visit } of all) found.set(name, [...(found.get(name) ?? []), await measurePage(url, visit)]);
  }
  return Object.fromEntries([...found].map(([name, times]) => [name, medians(times)]));
}

function medians(times: readonly PageTimes[]): PageTimes {
  const median = (of: keyof PageTimes) => middle(times.map((one) => one[of]));
  return {
    largestPaintMs: Math.round(median('largestPaintMs')),
    shift: Number(median('shift').toFixed(3)),
    interactionMs: Math.round(median('interactionMs')),
    longestTaskMs: Math.round(median('longestTaskMs')),
    actingTaskMs: Math.round(median('actingTaskMs')),
  };
}

/** A board grows to many cards, and its reader walks and decides there. */
async function largeBoard(url: string, cookie: string, rounds: number): Promise<PortalFigures['largeBoard']> {
  const times: PageTimes[] = [];
  let cards = 0;
  const acts = async (page: Page) => {
    const shown = page.locator('article[data-card]');
    for (cards = await shown.count(); cards < LARGE; cards = await shown.count()) {
      await page.getByRole('button', { name: 'Show more' }).click();
      await shown.nth(cards).waitFor();
    }
    for (const key of ['j', 'j', 'k', 's', 'z']) await page.keyboard.press(key);
  };
  for (let round = 0; round < rounds; round++) {
    times.push(await measurePage(url, { path: '/app/board', cookie, slowed: 1, whole: 'article', acts }));
  }
  return { ...medians(times), cards };
}

async function typing(url: string): Promise<PortalFigures['resultsMs']> {
  const texts = Array.from({ length: 40 }, (_, n) => inventedText(n * 3).title);
  const times = (await typingTimes(url, '/en/listings?q=membrane', texts)).sort((a, b) => a - b);
  return { p50: Math.round(percentile(times, 0.5)), p95: Math.round(percentile(times, 0.95)) };
}

const CONNECTIONS = 8;

/** Pages asked for through the gateway; what one core renders follows from the time that the portal's process used. */
async function render(exchange: Exchange, paths: readonly string[], seconds: number) {
  const portal = () => exchange.processes().find(({ name }) => name === 'portal');
  const pid = portal()?.pid ?? 0;
  const run = async (forMs: number) => {
    const until = performance.now() + forMs;
    let pages = 0;
    const reader = async (from: number) => {
      for (let n = from; performance.now() < until; n++) {
        const reply = await fetch(exchange.url + paths[n % paths.length]);
        await reply.arrayBuffer();
        if (!reply.ok) throw new Error(`${reply.url}: ${reply.status}`);
        pages++;
      }
    };
    await Promise.all(Array.from({ length: CONNECTIONS }, (_, n) => reader(n)));
    return pages;
  };
  await run(2000); // compiled, and its connections open
  await wait(500);
  const before = processorMs([pid]);
  const pages = await run(seconds * 1000);
  const perCore = Math.round((pages * 1000) / (processorMs([pid]) - before));
  return { perCore, perSecond: Math.round(pages / seconds), memoryMb: portal()?.peakMb ?? 0 };
}

const middle = (values: readonly number[]) =>
  percentile(
    [...values].sort((a, b) => a - b),
    0.5,
  );

function print({ bytes, pages, largeBoard, resultsMs, rendered }: PortalFigures, options: PortalOptions): void {
  // What is shorter is no long task.
  const task = (ms: number) => (ms === 0 ? '< 50 ms' : `${ms} ms`);
  const kilobytes = (n: number) => `${(n / 1024).toFixed(1)} KB`;
  printTable(
    'over the wire, packed',
    ['page', 'itself', 'styles', 'scripts', 'in all'],
    Object.entries(bytes).map(([path, { page, styles, scripts }]) => [
      path,
      ...[page, styles, scripts, page + styles + scripts].map(kilobytes),
    ]),
  );
  printTable(
    `pages, processor slowed ${SLOWED} times, medians of ${options.rounds} fresh browsers, ${options.listings} listings`,
    ['page', 'largest paint', 'interaction', 'longest task', 'longest then', 'shift'],
    Object.entries(pages).map(([name, { largestPaintMs, interactionMs, longestTaskMs, actingTaskMs, shift }]) => [
      name,
      `${largestPaintMs} ms`,
      interactionMs === 0 ? '< 16 ms' : `${interactionMs} ms`,
      ...[longestTaskMs, actingTaskMs].map(task),
      shift.toFixed(3),
    ]),
  );
  printTable(
    'the rest',
    ['what', 'figure'],
    [
      [`a board of ${largeBoard.cards} cards: longest task as it comes`, task(largeBoard.longestTaskMs)],
      ['the same: longest task as it grows and is decided on', task(largeBoard.actingTaskMs)],
      ['results after the last key, p50', `${resultsMs.p50} ms`],
      ['results after the last key, p95', `${resultsMs.p95} ms`],
      ['pages that one core renders', `${rendered.perCore} /s`],
      ['pages through the gateway', `${rendered.perSecond} /s`],
      ['memory of the portal, peak', `${rendered.memoryMb} MB`],
    ],
  );
}
