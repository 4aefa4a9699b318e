import { silentLogger } from '@techbourse/platform';
import { testSettings } from '@techbourse/testkit';
import { beforeAll, describe, expect, it } from 'vitest';
import { defineIndex } from './definition.ts';
import { oneOf, within } from './filter.ts';
import { type PageRequest, searchPage } from './page.ts';
import { createSearch } from './search.ts';
import { rankingRules, textSettings } from './texts.ts';

type Thing = { id: string; title_en: string; tags: string[]; year: number };

const settings = await testSettings();
const search = createSearch({
  url: settings.MEILI_URL,
  key: settings.MEILI_KEY,
  prefix: settings.INDEX_PREFIX,
  log: silentLogger(),
});
const things = defineIndex<Thing>('pages', {
  searchableAttributes: ['title_en', 'tags'],
  filterableAttributes: ['id', 'tags', 'year'],
  sortableAttributes: ['id', 'year'],
  rankingRules: rankingRules('year'),
  ...textSettings,
});
const writer = search.writer(things);
const put = (id: string, year: number, title = `thing ${id}`, tags: string[] = []) =>
  writer.put({ id, title_en: title, tags, year });

const request: PageRequest = {
  text: '',
  filter: [],
  limit: 2,
  asOf: { attribute: 'year', ms: 2026 },
  show: ['year'],
  facets: ['tags'],
  highlight: ['title_en', 'tags'],
};
const newest = { name: 'newest', attribute: 'year', direction: 'desc' } as const;
const ids = (page: { hits: { document: { id: string } }[] }) => page.hits.map((hit) => hit.document.id);

beforeAll(async () => {
  await search.apply(things);
  await Promise.all([put('a', 2020), put('b', 2022), put('c', 2022), put('d', 2022), put('e', 2025)]);
  await put('f', 2019, 'membrane for fuel cells', ['ion "exchange" \\']);
});

describe('a page of a search', () => {
  it('goes on by key: rows that come meanwhile are neither repeated nor do they push others out', async () => {
    const first = await searchPage(search, things, { ...request, order: newest });
    expect(ids(first)).toEqual(['e', 'b']);
    expect(first.total).toBe(6);
    await put('newer', 2030);
    const second = await searchPage(search, things, { ...request, order: newest, cursor: first.nextCursor ?? '' });
    expect(ids(second)).toEqual(['c', 'd']);
    expect(second).toMatchObject({ total: null, facets: null });
    const third = await searchPage(search, things, { ...request, order: newest, cursor: second.nextCursor ?? '' });
    expect(ids(third)).toEqual(['a', 'f']);
    expect(third.nextCursor).toBeNull();
    await writer.remove('newer');
  });

  it('goes on by place when ranked by relevance, in what was there at the first page', async () => {
    const first = await searchPage(search, things, { ...request, text: 'thing', limit: 3 });
    await put('later', 2027, 'thing');
    const rest = { ...request, text: 'thing', cursor: first.nextCursor ?? '', asOf: { attribute: 'year', ms: 2028 } };
    const second = await searchPage(search, things, rest);
    expect([...ids(first), ...ids(second)].sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
    await writer.remove('later');
  });

  it('refuses a cursor of another order, or one that nobody made', async () => {
    const { nextCursor } = await searchPage(search, things, { ...request, order: newest });
    const cursor = nextCursor ?? '';
    await expect(searchPage(search, things, { ...request, cursor })).rejects.toMatchObject({
      reason: 'cursor.invalid',
    });
    const forged = { ...request, order: newest, cursor: 'abc' };
    await expect(searchPage(search, things, forged)).rejects.toMatchObject({ kind: 'VALIDATION' });
  });

  it('takes any text as a filter value', async () => {
    const filter = oneOf('tags', ['ion "exchange" \\', '" OR year > 0 OR tags = "']);
    expect(ids(await searchPage(search, things, { ...request, filter }))).toEqual(['f']);
    expect(ids(await searchPage(search, things, { ...request, filter: within('year', 2020, 2021) }))).toEqual(['a']);
  });

  it('marks what was found, also through a typo, and does not take a minus for a wish', async () => {
    const page = await searchPage(search, things, { ...request, text: 'membrame' });
    expect(page.hits[0]?.highlights).toEqual([{ field: 'title', language: 'en', text: '⟦membrane⟧ for fuel cells' }]);
    expect(ids(await searchPage(search, things, { ...request, text: 'cells -membrane' }))).toEqual(['f']);
  });
});
