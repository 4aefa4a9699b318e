import { beforeAll, describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import type { PageRequest } from './page.ts';
import { rememberedPage } from './remembered.ts';
import { swapIndexes } from './swap.ts';
import { rankingRules, textSettings } from './texts.ts';

type Thing = { id: string; title_en: string; owner: string; year: number };

const things = defineIndex<Thing>('remembered', {
  searchableAttributes: ['title_en'],
  filterableAttributes: ['id', 'owner', 'year'],
  sortableAttributes: ['id', 'year'],
  rankingRules: rankingRules('year'),
  ...textSettings,
});
const request: PageRequest = {
  text: 'thing',
  filter: [],
  limit: 10,
  asOf: { attribute: 'year', ms: 3000 },
  show: ['year'],
  facets: ['owner'],
  highlight: ['title_en'],
};

const real = await testSearch();
let searches = 0;
/** The real one, counting what it is asked. */
const search = {
  ...real,
  query: ((...given: Parameters<typeof real.query>) => {
    searches += 1;
    return real.query(...given);
  }) as typeof real.query,
};
const writer = real.writer(things);
const put = (id: string, owner = 'one', year = 2026) => writer.put({ id, title_en: `thing ${id}`, owner, year });
const ask = async (changes: Partial<PageRequest> = {}) => {
  const before = searches;
  const page = await rememberedPage(search, things, { ...request, ...changes });
  return { ids: page.hits.map(({ document }) => document.id).toSorted(), searched: searches - before, page };
};

beforeAll(async () => {
  await real.apply(things);
  await Promise.all([put('a'), put('b', 'two')]);
});

describe('a remembered page', () => {
  it('is given without a search while the index stays as it is, whatever the time of asking', async () => {
    const first = await ask();
    expect(first).toMatchObject({ ids: ['a', 'b'], searched: 1 });
    expect(await ask({ asOf: { attribute: 'year', ms: 3001 } })).toMatchObject({ page: first.page, searched: 0 });
    expect((await Promise.all([ask(), ask(), ask()])).map(({ page }) => page)).toEqual(Array(3).fill(first.page));
    expect(searches).toBe(1);
  });

  it('is never given for another question: other words, filters, lengths, fields', async () => {
    await ask();
    expect(await ask({ filter: ['owner = two'] })).toMatchObject({ ids: ['b'], searched: 1 });
    expect(await ask({ text: 'nothing' })).toMatchObject({ ids: [], searched: 1 });
    expect(await ask({ limit: 1 })).toMatchObject({ searched: 1 });
    expect(await ask({ facets: [] })).toMatchObject({ searched: 1 });
    expect(await ask({ filter: ['owner = two'] })).toMatchObject({ ids: ['b'], searched: 0 });
  });

  it('is forgotten when a document is written, changed or removed: the next answer has it', async () => {
    await ask();
    await put('c');
    expect(await ask()).toMatchObject({ ids: ['a', 'b', 'c'], searched: 1 });
    await put('c', 'two');
    expect((await ask()).page.facets).toMatchObject({ owner: { one: 1, two: 2 } });
    await writer.remove('c');
    expect(await ask()).toMatchObject({ ids: ['a', 'b'], searched: 1 });
    expect(await ask()).toMatchObject({ ids: ['a', 'b'], searched: 0 });
  });

  it('is forgotten when another index comes under the name, and when there is none', async () => {
    await ask();
    const live = real.uidOf(things);
    const next = `${live}_next`;
    await real.apply(things, next);
    const created = String((await real.client.getRawIndex(next)).createdAt);
    await swapIndexes(real.client, live, next, created);
    expect(await ask()).toMatchObject({ ids: [], searched: 1 });
    await swapIndexes(real.client, live, next, String((await real.client.getRawIndex(next)).createdAt));
    expect(await ask()).toMatchObject({ ids: ['a', 'b'] });
    await real.client.deleteIndex(live).waitTask();
    await expect(ask()).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up' });
    await real.apply(things);
    expect(await ask()).toMatchObject({ ids: [] });
  });

  it('asked for together with writes is never older than the writes that were over before', async () => {
    for (let n = 0; n < 8; n++) {
      const asking = [ask(), ask()];
      await put(`n${n}`);
      asking.push(ask(), ask());
      const answers = await Promise.all(asking);
      for (const { ids } of answers.slice(2)) expect(ids).toContain(`n${n}`);
    }
  });
});
