import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

/** People of the demo, by what they are there for. */
const PEOPLE = {
  university: 'shen.liqun@songhe.example',
  company: 'ye.hanjun@jincheng.example',
  agency: 'tao.yujie@xingqiao.example',
  operator: 'qiu.mingzhe@operator.example',
} as const;
type Who = keyof typeof PEOPLE;

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

/** The id of the first thing that an address answers its reader with. */
type IdOf = (address: string, name?: string) => Promise<string>;
type Visited = { who: Who; query?: string; id?: (idOf: IdOf) => Promise<string> };

/** Every page of the workbench by its route, and who of the demo looks at it. */
const WORKBENCH: Readonly<Record<string, Visited>> = {
  '/': { who: 'university' },
  '/join': { who: 'university' },
  '/notifications': { who: 'university' },
  '/verification': { who: 'university' },
  '/report': { who: 'university', query: '?listing=00000000-0000-7000-8000-000000000000' },
  '/saved-searches': { who: 'company' },
  '/saved-searches/new': { who: 'company', query: '?of=listings&query=q%3Dmembrane' },
  '/listings': { who: 'university' },
  '/listings/new': { who: 'university' },
  '/listings/$id': { who: 'university', id: (idOf) => idOf('/api/listings?limit=1') },
  '/listings/$id/edit': { who: 'university', id: (idOf) => idOf('/api/listings?limit=1'), query: '?step=terms' },
  '/import/$kind': { who: 'university', id: async () => 'listings' },
  '/demands': { who: 'company' },
  '/demands/new': { who: 'company' },
  '/demands/$id': { who: 'company', id: (idOf) => idOf('/api/demands?limit=1') },
  '/demands/$id/edit': { who: 'company', id: (idOf) => idOf('/api/demands?limit=1'), query: '?step=terms' },
  '/board': { who: 'company' },
  '/enquiry': { who: 'company', query: '?listing=' },
  '/deals': { who: 'university' },
  '/deals/$id': { who: 'university', id: (idOf) => idOf('/api/deals?limit=1') },
  '/deals/$id/draft': { who: 'university', id: (idOf) => idOf('/api/deals?limit=1') },
  '/contracts/$id': { who: 'university', id: (idOf) => idOf('/api/contracts?limit=1') },
  '/contracts/$id/edit': { who: 'university', id: (idOf) => idOf('/api/contracts?limit=1') },
  '/agencies': { who: 'university' },
  '/clients': { who: 'agency' },
  '/clients/$id': { who: 'agency', id: (idOf) => idOf('/api/mandates?limit=1', 'clientId') },
  '/clients/cases': { who: 'agency' },
  '/clients/pairs': { who: 'agency' },
  '/clients/performance': { who: 'agency' },
  '/clients/standing': { who: 'agency' },
  '/mandates/new': { who: 'agency' },
  '/mandates/$id': { who: 'agency', id: (idOf) => idOf('/api/mandates?limit=1') },
  '/mandates/$id/change': { who: 'agency', id: (idOf) => idOf('/api/mandates?limit=1') },
  '/operate': { who: 'operator' },
  '/operate/organisations': { who: 'operator' },
  '/operate/organisations/$id': { who: 'operator', id: (idOf) => idOf('/api/organisations?limit=1') },
  '/operate/reports': { who: 'operator' },
  '/operate/people': { who: 'operator' },
  '/operate/people/$id': { who: 'operator', id: (idOf) => idOf('/api/people?limit=1') },
  '/operate/engines': { who: 'operator' },
  '/operate/imports': { who: 'operator' },
  '/operate/matching': { who: 'operator' },
  '/operate/use': { who: 'operator' },
};

/** The routes of the workbench, of the files that make them. */
function routesOfWorkbench(): string[] {
  const app = join(import.meta.dirname, '../../services/portal/app');
  return readdirSync(app, { withFileTypes: true }).flatMap((area) => {
    const file = join(app, area.name, 'routes.ts');
    if (!area.isDirectory() || !existsSync(file)) return [];
    const text = readFileSync(file, 'utf8');
    const made = [
      ...text.matchAll(
        /const (\w+) = createRoute\(\{\s+getParentRoute: \(\) => (\w+),\s+path: '([^']+)'([\s\S]*?)\n\}\);/g,
      ),
    ];
    const pathOf = new Map(made.map(([, name = '', , path = '']) => [name, path]));
    return made
      .filter(([, , , , rest = '']) => rest.includes('component:'))
      .map(([, , parent = '', path = '']) => {
        const above = pathOf.get(parent) ?? '';
        return above && path === '/' ? above : above + path;
      });
  });
}

describe.skipIf(browserProgram === undefined)('every page (skipped where there is no Chromium)', () => {
  let exchange: Exchange;
  let url: string;
  let ids: Ids;
  const readers = new Map<string, Reader>();
  beforeAll(async () => {
    exchange = await startExchange({}, { demo: true });
    // Passkeys and the cookie of a session belong to a name.
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

  /** One browser for each person and language; nobody for the public pages. */
  async function readerOf(who: Who | 'stranger', language: (typeof LANGUAGES)[number]): Promise<Reader> {
    const known = readers.get(`${who} ${language}`);
    if (known) return known;
    const reader = await openReader(url, { locale: LOCALES[language] });
    readers.set(`${who} ${language}`, reader);
    if (who !== 'stranger') {
      const passwords = JSON.parse(readFileSync(join(exchange.dir, 'demo-people.json'), 'utf8'));
      const data = { email: PEOPLE[who], password: passwords[PEOPLE[who]] };
      const reply = await reader.page.context().request.post('/api/sessions', { data, headers: { origin: url } });
      expect(reply.status()).toBe(201);
    }
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
    'of the public part fits into every width and theme (%i: %s)',
    async (at, language) => {
      const reader = await readerOf('stranger', language);
      for (const [page, pathOf] of PUBLIC.entries()) {
        const path = `/${language}${pathOf(ids)}`;
        for (const look of looksFor(page, at)) expect(await faultsOf(reader, path, look)).toEqual(whole(path, look));
      }
    },
    600_000,
  );

  it('of the workbench is among those that are looked at', () => {
    expect(routesOfWorkbench().toSorted()).toEqual([...Object.keys(WORKBENCH), '/sign-in'].toSorted());
  });

  it.each([...LANGUAGES.entries()])(
    'of the workbench fits into every width and theme (%i: %s)',
    async (at, language) => {
      for (const [page, [route, { who, query = '', id }]] of Object.entries(WORKBENCH).entries()) {
        const reader = await readerOf(who, language);
        const idOf: IdOf = async (address, name = 'id') => {
          const reply = await reader.page.context().request.get(address);
          const { items } = (await reply.json()) as { items: Record<string, string>[] };
          const found = items[0]?.[name];
          if (!found) throw new Error(`${route}: the demo shows nothing at ${address} to ${who}`);
          return found;
        };
        const filled = route.replace(/\$\w+/, id ? await id(idOf) : '') + query;
        const path = `/app${filled.endsWith('listing=') ? filled + ids.listing : filled}`;
        for (const look of looksFor(page, at)) expect(await faultsOf(reader, path, look)).toEqual(whole(path, look));
      }
    },
    900_000,
  );

  it('breaks no policy, and no script of it fails', () => {
    expect([...readers].map(([who, { complaints }]) => [who, complaints])).toEqual(
      [...readers.keys()].map((who) => [who, []]),
    );
  });
});

type Found = { id: string; organisation?: { id: string } | null };
