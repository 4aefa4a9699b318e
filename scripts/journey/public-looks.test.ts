import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Exchange, startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader, type Reader, seriousFaults } from './browser.ts';

const LANGUAGES = ['zh', 'en', 'ru'] as const;
const LOCALES = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' } as const;
const LOOKS = [
  [360, 'light'],
  [1280, 'dark'],
  [360, 'dark'],
  [1280, 'light'],
] as const;

type Ids = Record<'listing' | 'demand' | 'organisation', string>;

const PUBLIC: readonly ((ids: Ids) => string)[] = [
  () => '',
  () => '/listings',
  () => '/listings?q=membrane&field=chemistry',
  () => '/listings?q=nothing-is-called-this',
  ({ listing }) => `/listings/${listing}`,
  () => '/demands',
  ({ demand }) => `/demands/${demand}`,
  ({ organisation }) => `/organisations/${organisation}`,
  () => '/statistics',
  () => '/matching',
  () => '/verify',
  () => '/verify/no-such-code',
  () => '/no-such-page',
];

describe.skipIf(browserProgram === undefined)('every public page (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let url: string;
  let ids: Ids;
  const readers = new Map<string, Reader>();
  beforeAll(async () => {
    exchange = await startExchange({}, { demo: true });
    url = exchange.url.replace('127.0.0.1', 'localhost');
    const first = async (path: string) => {
      const { items } = (await (await fetch(exchange.url + path)).json()) as { items: Found[] };
      return items[0];
    };
    const listing = await first('/api/listings/search?q=membrane&limit=1');
    const demand = await first('/api/demands/search?limit=1');
    ids = { listing: listing?.id ?? '', demand: demand?.id ?? '', organisation: listing?.organisation?.id ?? '' };
  }, 600_000);
  afterAll(async () => {
    for (const reader of readers.values()) await reader[Symbol.asyncDispose]();
    await exchange?.stop();
  });

  async function readerOf(language: (typeof LANGUAGES)[number]): Promise<Reader> {
    const reader = readers.get(language) ?? (await openReader(url, { locale: LOCALES[language] }));
    readers.set(language, reader);
    return reader;
  }

  /** What is wrong with a page in one of its looks. */
  async function faultsOf({ page }: Reader, path: string, [width, colorScheme]: (typeof LOOKS)[number]) {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await page.goto(path);
    await page.locator('h1').first().waitFor();
    const text = await page.locator('body').innerText();
    return {
      path,
      width,
      colorScheme,
      overflow: Math.max(0, Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'))),
      missing: text.match(/undefined|\[object|NaN\b|\bnull\b/g) ?? [],
      serious: await seriousFaults(page),
    };
  }
  const whole = (path: string, [width, colorScheme]: (typeof LOOKS)[number]) => ({
    path,
    width,
    colorScheme,
    overflow: 0,
    missing: [],
    serious: [],
  });
  // Each page is seen in each language and each look, in a third of the combinations: no fault needs one of them alone.
  const looksFor = (page: number, language: number) => LOOKS.filter((_, look) => (look + page + language) % 2 === 0);

  it.each([...LANGUAGES.entries()])(
    'fits into every width and theme (%i: %s)',
    async (at, language) => {
      const reader = await readerOf(language);
      for (const [page, pathOf] of PUBLIC.entries()) {
        const path = `/${language}${pathOf(ids)}`;
        for (const look of looksFor(page, at)) expect(await faultsOf(reader, path, look)).toEqual(whole(path, look));
      }
    },
    600_000,
  );

  it('breaks no policy, and no script of it fails', () => {
    expect([...readers].map(([who, { complaints }]) => [who, complaints])).toEqual(
      [...readers.keys()].map((who) => [who, []]),
    );
  });
});

type Found = { id: string; organisation?: { id: string } | null };
