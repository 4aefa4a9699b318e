import { gzipSync } from 'node:zlib';
import { waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleDemand } from '../../services/demands/test/demands.ts';
import { readyContent } from '../../services/listings/test/listings.ts';
import { type Exchange, startExchange } from '../exchange/exchange.ts';

/** What the exchange takes as plain text, and what breaks out of an attribute that is not escaped. */
const HOSTILE = `" onerror="x' & a < b > c`;
const MARKUP = '<script>alert(1)</script>';
const text = (value: string, language = 'en') => ({ [language]: { text: value, origin: 'person' as const } });
const LANGUAGES = ['zh', 'en', 'ru'] as const;

let exchange: Exchange;
const ids = { listing: '', chinese: '', draft: '', invention: '', demand: '', university: '', company: '' };
beforeAll(async () => {
  exchange = await startExchange({ RATE_LIMIT_ADDRESS: '1000000' });
  const university = await exchange.organisation('Institute of Waters', 'university');
  const company = await exchange.organisation('Mills of the South', 'company');
  const make = async (key: string, path: string, body: object): Promise<string> => {
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    const reply = await fetch(`${exchange.url}/api/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${path}: ${await reply.text()}`);
    return ((await reply.json()) as { id: string }).id;
  };
  const list = async (over: object, publish = true) => {
    const id = await make(university.key, 'listings', { ...readyContent(), ...over });
    if (publish) await make(university.key, `listings/${id}/publish`, { expectedVersion: 1 });
    return id;
  };
  ids.university = university.id;
  ids.company = company.id;
  ids.listing = await list({
    title: text(`Sorbent ${HOSTILE}`),
    keywords: [`fluoride ${HOSTILE}`],
    advantage: {
      comparator: text(HOSTILE),
      measures: [{ metric: 'capacity', value: 9, comparatorValue: 6, unit: 'mg/g' }],
    },
    patent: {
      publicationNumber: 'CN110569471A',
      legalEvents: [{ on: '2024-02-07', country: 'EP', kind: 'granted', note: HOSTILE }],
      family: [{ publicationNumber: 'US9123456B2', filedOn: '2019-08' }],
    },
  });
  ids.chinese = await list({
    title: text('除氟吸附剂', 'zh'),
    abstract: text('除去水中的氟，可再生。'.repeat(30), 'zh'),
  });
  ids.draft = await list({ title: text('A draft') }, false);
  ids.invention = await list({ title: text('Kept'), unpublishedInvention: true, releasedTerms: ['sorbent'] });
  ids.demand = await make(company.key, 'demands', exampleDemand({ anonymous: true }));
  await make(company.key, `demands/${ids.demand}/open`, { expectedVersion: 1 });
  await waitFor(
    async () => {
      const { total } = await exchange.operator.get('/api/listings/search', { query: {} });
      return total === 3 && (await exchange.operator.get('/api/demands/search', { query: {} })).total === 1;
    },
    { deadlineMs: 120_000, everyMs: 500, what: 'records in the index' },
  );
}, 600_000);
afterAll(() => exchange.stop());

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const reply = await fetch(exchange.url + path, { redirect: 'manual', headers });
  return { status: reply.status, headers: reply.headers, body: await reply.text() };
};
const linksOf = (body: string) =>
  [...body.matchAll(/ (?:href|src|action|formaction)="([^"]+)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  );

describe('the public pages', () => {
  it('are found with a slash behind their address, and lead nowhere else by one', async () => {
    for (const [path, to] of [
      ['/en/', '/en'],
      ['/ru/listings/?q=a', '/ru/listings?q=a'],
    ] as const) {
      const { status, headers } = await ask(path);
      expect([status, headers.get('location')]).toEqual([308, to]);
    }
    for (const path of ['//elsewhere.example/', '/en/%2f%2felsewhere.example/', '/fr/']) {
      expect((await ask(path)).headers.get('location')).toBeNull();
    }
  });

  it('are whole in each language: every link of every page leads somewhere, no text is missing, one heading', async () => {
    const seen = new Map<string, string>();
    const waiting = LANGUAGES.map((language) => `/${language}`);
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const reply = await ask(path);
      expect([path, reply.status]).toEqual([path, 200]);
      seen.set(path, reply.body);
      if (!String(reply.headers.get('content-type')).startsWith('text/html') || path.startsWith('/docs')) continue;
      const { body } = reply;
      expect([path, body.match(/undefined|\[object|NaN|null,/g)]).toEqual([path, null]);
      expect([path, body.match(/<h1/g)?.length]).toEqual([path, 1]);
      expect([path, /<html lang="(\w\w)">/.exec(body)?.[1]]).toEqual([path, path.slice(1, 3)]);
      expect([path, / style=|<style| on\w+="/.exec(body.replaceAll('&quot;', ''))]).toEqual([path, null]);
      for (const link of linksOf(body)) {
        const local = link.replace(exchange.url.replace('127.0.0.1', 'localhost'), '');
        const next = local.split('#')[0] ?? '';
        // The API and the workbench have tests of their own; a page of filters more says nothing new.
        if (!next.startsWith('/') || /^\/(api|app|docs|account)/.test(next)) continue;
        if (!seen.has(next) && !waiting.includes(next) && (next.match(/[?&]/g) ?? []).length < 3) waiting.push(next);
      }
    }
    expect(seen.size).toBeGreaterThan(3 * 12);
    for (const page of ['listings', 'demands'] as const) {
      const id = page === 'listings' ? ids.listing : ids.demand;
      for (const language of LANGUAGES) expect(seen.has(`/${language}/${page}/${id}`)).toBe(true);
    }
  });

  it('show what people wrote as text, never as markup', async () => {
    for (const path of [
      `/en/listings/${ids.listing}`,
      '/en/listings?q=fluoride',
      `/en/listings?q=${encodeURIComponent(MARKUP + HOSTILE)}`,
    ]) {
      const { body } = await ask(path);
      expect([path, body.includes('<script>alert')]).toEqual([path, false]);
      expect([path, body.includes('" onerror="')]).toEqual([path, false]);
      expect(body).toContain('&quot; onerror=&quot;x&#39; &amp; a &lt; b &gt; c');
    }
  });

  it('tell a stranger of a draft, of an unknown and of an unreadable id the same: there is no such page', async () => {
    const masked = (text: string, id: string) => text.replaceAll(id, 'id');
    const pages = await Promise.all(
      [ids.draft, ids.draft.replace(/.{12}$/, '0123456789ab'), 'not-an-id'].map(async (id) => {
        const { status, body } = await ask(`/en/listings/${id}`);
        return [status, masked(body, id)];
      }),
    );
    expect(pages[0]?.[0]).toBe(404);
    expect(pages[1]).toEqual(pages[0]);
    expect(pages[2]).toEqual(pages[0]);
  });

  it('show of an unpublished invention and of an anonymous company no more than the API does', async () => {
    const invention = (await ask(`/en/listings/${ids.invention}`)).body;
    expect(invention).not.toContain('Kept');
    expect(invention).toMatch(/unpublished invention/i);
    const demand = (await ask(`/en/demands/${ids.demand}`)).body;
    expect(demand).not.toMatch(/Mills|Fortune/);
    expect(demand).not.toContain(ids.company);
  });

  it('say what a filter got wrong, and keep what was asked', async () => {
    const { status, body } = await ask('/en/listings?readinessMin=12&q=water');
    expect(status).toBe(200);
    expect(body).toContain('role="alert"');
    expect(body).toContain('value="water"');
    // What is no filter is no fault of the reader.
    expect((await ask('/en/listings?utm_source=mail')).status).toBe(200);
  });

  it('count, filter and mark what they find', async () => {
    const { body } = await ask('/en/listings?q=sorbent&kind=research_result');
    expect(body).toMatch(/id="found"[^>]*>\d+ results?</);
    expect(body).toContain('value="research_result" checked');
    expect(body).toContain('<mark>');
    expect(body).toContain('Remove the filter Research result');
  });

  it('run no script but their own and say so, weigh little, and let styles be kept for ever', async () => {
    const page = await ask('/zh/listings', { accept: 'text/html' });
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none';.*script-src 'self'/);
    const assets = linksOf(page.body).filter((link) => /\/assets\/page\..*\.(css|js)$/.test(link));
    expect(assets).toHaveLength(2);
    const zipped = await Promise.all(
      assets.map(async (asset) => {
        const { body, headers } = await ask(asset);
        expect(headers.get('cache-control')).toContain('immutable');
        return [asset.split('.').at(-1), gzipSync(body).length] as const;
      }),
    );
    const { css = 0, js = 0 } = Object.fromEntries(zipped);
    expect(js).toBeLessThan(1024);
    expect(gzipSync(page.body).length + css + js).toBeLessThan(40 * 1024);
  });

  it('take the language of the browser at the door, and lead search engines to every record in three languages', async () => {
    const door = await ask('/', { 'accept-language': 'ru-RU,ru;q=0.9' });
    expect([door.status, door.headers.get('location'), door.headers.get('vary')]).toEqual([
      302,
      '/ru',
      'accept-language',
    ]);
    expect((await ask('/robots.txt')).body).toContain('Sitemap: ');
    const { body } = await ask('/sitemap.xml');
    for (const id of [ids.listing, ids.chinese, ids.invention]) expect(body).toContain(`/zh/listings/${id}`);
    expect(body).toContain(`/ru/demands/${ids.demand}`);
    expect(body).not.toContain(ids.draft);
    const page = (await ask(`/en/listings/${ids.listing}`)).body;
    for (const language of LANGUAGES) expect(page).toContain(`hreflang="${language}" href="`);
    const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(page)?.[1] ?? '';
    expect(JSON.parse(data)).toMatchObject({ '@type': 'Product', name: `Sorbent ${HOSTILE}` });
  });

  it('refuse what is no page in words, with the way back', async () => {
    for (const path of ['/en/nothing', '/en/organisations/x', '/assets/none.css', '/fr']) {
      const { status } = await ask(path);
      expect([path, status]).toEqual([path, 404]);
    }
    expect((await ask('/ru/nothing')).body).toContain('href="/ru"');
  });
});
