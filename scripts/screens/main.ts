import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startExchange } from '../exchange/exchange.ts';
import { browserProgram, openReader } from '../journey/browser.ts';

/**
 * Takes the pictures of docs/screens: the main pages of the demo exchange, as its people see them. Needs Chromium.
 * Run it when a page has changed its look.
 */
type Picture = {
  name: string;
  /** The mail address of a person of the demo; none for a stranger. */
  by?: string;
  language: 'zh' | 'en' | 'ru';
  path: (idOf: (api: string) => Promise<string>) => Promise<string> | string;
  /** Appears once the page is whole. */
  whole?: string;
  width?: number;
  theme?: 'light' | 'dark';
};

const UNIVERSITY = 'ma.ruolin@songhe.example';
const COMPANY = 'ye.hanjun@jincheng.example';
const AGENCY = 'tao.yujie@xingqiao.example';
const OPERATOR = 'qiu.mingzhe@operator.example';

const PICTURES: readonly Picture[] = [
  { name: 'start', language: 'en', path: () => '/en' },
  { name: 'search-zh', language: 'zh', path: () => '/zh/listings?q=电池' },
  {
    name: 'listing-ru-dark',
    language: 'ru',
    theme: 'dark',
    path: async (idOf) => `/ru/listings/${await idOf('/api/listings/search?q=membrane&limit=1')}`,
  },
  { name: 'statistics', language: 'en', path: () => '/en/statistics' },
  { name: 'home', by: UNIVERSITY, language: 'en', path: () => '/app' },
  { name: 'board', by: UNIVERSITY, language: 'en', path: () => '/app/board', whole: 'article' },
  { name: 'board-phone-zh', by: COMPANY, language: 'zh', width: 390, path: () => '/app/board', whole: 'article' },
  {
    name: 'deal',
    by: UNIVERSITY,
    language: 'en',
    path: async (idOf) => `/app/deals/${await idOf('/api/deals?limit=1')}`,
  },
  { name: 'agency-ru', by: AGENCY, language: 'ru', path: () => '/app/clients' },
  { name: 'operator-dark', by: OPERATOR, language: 'en', theme: 'dark', path: () => '/app/operate' },
];

const QUALITY = 62;

if (browserProgram === undefined) throw new Error('this needs Chromium (Debian: apt-get install chromium)');
const folder = join(import.meta.dirname, '../../docs/screens');
mkdirSync(folder, { recursive: true });
const exchange = await startExchange({}, { demo: true });
try {
  const url = exchange.url.replace('127.0.0.1', 'localhost');
  const passwords: Record<string, string> = JSON.parse(readFileSync(join(exchange.dir, 'demo-people.json'), 'utf8'));
  for (const { name, by, language, path, whole = 'h1', width = 1280, theme = 'light' } of PICTURES) {
    const locale = { zh: 'zh-CN', en: 'en-GB', ru: 'ru-RU' }[language];
    const viewport = { width, height: 800 };
    await using reader = await openReader(url, { locale, viewport, colorScheme: theme });
    const { page } = reader;
    const { request } = page.context();
    if (by !== undefined) {
      const credentials = { email: by, password: passwords[by] };
      const reply = await request.post('/api/sessions', { data: credentials, headers: { origin: url } });
      if (!reply.ok()) throw new Error(`${by} cannot sign in: ${await reply.text()}`);
    }
    const idOf = async (api: string) => {
      const { items } = (await (await request.get(api)).json()) as { items: { id: string }[] };
      return items[0]?.id ?? '';
    };
    await page.goto(await path(idOf));
    await page.locator(whole).first().waitFor();
    // Not until the network is silent: a board listens as long as it stands.
    await page.evaluate('document.fonts.ready.then(() => new Promise((done) => requestIdleCallback(done)))');
    await page.screenshot({ path: join(folder, `${name}.jpg`), type: 'jpeg', quality: QUALITY });
    process.stdout.write(`${name}.jpg\n`);
  }
} finally {
  await exchange.stop();
}
