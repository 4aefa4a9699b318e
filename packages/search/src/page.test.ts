import { encodeCursor } from '@techbourse/platform';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { filterIn, filterRange } from './filter.ts';
import { type PageRequest, searchPage } from './page.ts';
import { rankingRules, textSettings } from './texts.ts';

type Thing = { id: string; title_en: string; tags: string[]; year: number };

const search = await testSearch();
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

  it.each([1, 3, 6])(
    'by relevance skips nothing that was there all the time, when %i of what was shown go',
    async (gone) => {
      const all = Array.from({ length: 30 }, (_, at) => `kept-${String(at).padStart(2, '0')}`);
      await Promise.all(all.map((id) => put(id, 2001, 'ratchet wheel')));
      const asked = { ...request, text: 'ratchet', limit: 6 };
      let page = await searchPage(search, things, asked);
      const shown = ids(page);
      for (const id of ids(page).slice(6 - gone)) await writer.remove(id);
      const left = all.filter(
        (id) =>
          !ids(page)
            .slice(6 - gone)
            .includes(id),
      );
      while (page.nextCursor !== null) {
        page = await searchPage(search, things, { ...asked, cursor: page.nextCursor });
        shown.push(...ids(page));
      }
      expect(left.filter((id) => !shown.includes(id))).toEqual([]);
      expect(shown).toHaveLength(new Set(shown).size);
      await Promise.all(left.map((id) => writer.remove(id)));
    },
  );

  it('of every word holds what has all of them; else some may be missing', async () => {
    const text = 'membrane for cells of salt';
    expect(ids(await searchPage(search, things, { ...request, text }))).toEqual(['f']);
    expect(ids(await searchPage(search, things, { ...request, text, closeness: 'every word' as const }))).toEqual([]);
    const words = { ...request, text: 'cells membrane', closeness: 'every word' as const };
    expect(ids(await searchPage(search, things, words))).toEqual(['f']);
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
    const filter = filterIn('tags', ['ion "exchange" \\', '" OR year > 0 OR tags = "']);
    expect(ids(await searchPage(search, things, { ...request, filter }))).toEqual(['f']);
    expect(ids(await searchPage(search, things, { ...request, filter: filterRange('year', 2020, 2021) }))).toEqual([
      'a',
    ]);
  });

  it('marks what was found, also through a typo, and does not take a minus for a wish', async () => {
    const page = await searchPage(search, things, { ...request, text: 'membrame' });
    expect(page.hits[0]?.highlights).toEqual([{ field: 'title', language: 'en', text: '⟦membrane⟧ for fuel cells' }]);
    expect(ids(await searchPage(search, things, { ...request, text: 'cells -membrane' }))).toEqual(['f']);
  });
});

describe('pages of an order', () => {
  type Row = { id: string; value: number };
  const rowsIndex = defineIndex<Row>('rows', {
    filterableAttributes: ['id', 'value'],
    sortableAttributes: ['id', 'value'],
    rankingRules: ['sort'],
  });
  const rowsWriter = search.writer(rowsIndex);
  // Few values, so that most rows tie with others; and some that are no whole numbers.
  const VALUES = [-3, 0, 0.1, 0.30000000000000004, 7, 7.25, 1_900_000_000_000];
  const rows: Row[] = Array.from({ length: 40 }, (_, n) => ({
    id: `r${(n * 17) % 40}_${n}`,
    value: VALUES[(n * n) % VALUES.length] ?? 0,
  }));
  const sorted = (direction: 'asc' | 'desc', among: readonly Row[] = rows) =>
    among
      .toSorted((a, b) => (direction === 'asc' ? a.value - b.value : b.value - a.value) || (a.id < b.id ? -1 : 1))
      .map(({ id }) => id);
  const ask = (direction: 'asc' | 'desc', limit: number, cursor?: string, filter: string[] = []) =>
    searchPage(search, rowsIndex, {
      ...request,
      order: { name: 'value', attribute: 'value', direction },
      limit,
      cursor,
      filter,
      show: [],
      facets: [],
      highlight: [],
    });

  beforeAll(async () => {
    await search.apply(rowsIndex);
    await Promise.all(rows.map((row) => rowsWriter.put(row)));
  });

  it('hold every row once, in the order asked for, however large the pages and however many rows tie', async () => {
    const read = fc.asyncProperty(
      fc.constantFrom('asc', 'desc'),
      fc.integer({ min: 1, max: 45 }),
      async (way, limit) => {
        const seen: string[] = [];
        for (let cursor: string | undefined; ; ) {
          const page = await ask(way, limit, cursor);
          expect(page.hits.length).toBeLessThanOrEqual(limit);
          seen.push(...ids(page));
          if (page.nextCursor === null) break;
          cursor = page.nextCursor;
        }
        expect(seen).toEqual(sorted(way));
      },
    );
    await fc.assert(read, {
      numRuns: 12,
      examples: [
        ['asc', 40],
        ['desc', 39],
        ['desc', 1],
      ],
    });
  });

  it('end with the page that holds the last row, without an empty one behind it', async () => {
    expect((await ask('asc', rows.length)).nextCursor).toBeNull();
    expect((await ask('asc', rows.length - 1)).nextCursor).not.toBeNull();
  });

  it('keep to the filter on every page', async () => {
    const filter = filterRange('value', 0, 7);
    const first = await ask('desc', 5, undefined, filter);
    const second = await ask('desc', 100, first.nextCursor ?? '', filter);
    const within7 = rows.filter(({ value }) => value >= 0 && value <= 7);
    expect([...ids(first), ...ids(second)]).toEqual(sorted('desc', within7));
    expect([first.total, second.total]).toEqual([within7.length, null]);
  });

  it('hold what was there all the time exactly once, while rows go and come between them', async () => {
    const seen: string[] = [];
    const gone: Row[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await ask('asc', 9, cursor);
      seen.push(...ids(page));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      // The row that the cursor names goes, and others come before and behind it.
      const last = rows.find(({ id }) => id === seen.at(-1));
      if (last) gone.push(last);
      await Promise.all([
        rowsWriter.remove(last?.id ?? ''),
        rowsWriter.put({ id: `a${seen.length}`, value: -9 }),
        rowsWriter.put({ id: `z${seen.length}`, value: 7 }),
      ]);
    }
    expect(new Set(seen).size).toBe(seen.length);
    const stayed = new Set(rows.map(({ id }) => id));
    expect(seen.filter((id) => stayed.has(id))).toEqual(sorted('asc'));
    await Promise.all(gone.map((row) => rowsWriter.put(row)));
    const strays = seen.filter((id) => !stayed.has(id)).concat(['a9', 'a18', 'a27', 'a36', 'z9', 'z18', 'z27', 'z36']);
    await Promise.all(strays.map((id) => rowsWriter.remove(id)));
  });

  it('take a cursor whose id holds quotes as an id, not as a part of the filter', async () => {
    const cursor = encodeCursor(['value', 7.25, '" OR value >= -3 OR id = "']);
    const page = await ask('asc', 100, cursor);
    expect(ids(page)).toEqual(
      sorted(
        'asc',
        rows.filter(({ value }) => value >= 7.25),
      ),
    );
  });
});

describe('a cursor', () => {
  const anyCursor = fc.oneof(
    fc.string(),
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64url')),
    fc
      .tuple(
        fc.constantFrom('newest', 'relevance', 'oldest', ''),
        fc.oneof(fc.double(), fc.integer(), fc.string(), fc.constant(null)),
        fc.oneof(fc.string({ unit: 'binary' }), fc.double(), fc.constant('a'.repeat(300))),
      )
      .map((keys) => Buffer.from(JSON.stringify(keys)).toString('base64url')),
  );

  it('of whatever text gives a page or is refused as input, and is never an error of ours', async () => {
    const read = fc.asyncProperty(anyCursor, fc.boolean(), async (cursor, isOrdered) => {
      const asked = { ...request, cursor, ...(isOrdered ? { order: newest } : {}) };
      const outcome = await searchPage(search, things, asked).then(
        () => 'a page',
        (error: { kind: string; issues: { pointer: string }[] }) => `${error.kind} ${error.issues[0]?.pointer}`,
      );
      expect(['a page', 'VALIDATION /cursor']).toContain(outcome);
    });
    await fc.assert(read, { numRuns: 150 });
  });

  it('of a ranking leads to the thousandth place at most, however it is made', async () => {
    const at = (place: number) =>
      searchPage(search, things, { ...request, cursor: encodeCursor(['relevance', place, 2026]) });
    expect((await at(1000)).hits).toEqual([]);
    await expect(at(1001)).rejects.toMatchObject({ kind: 'VALIDATION', reason: 'cursor.invalid' });
    const many = Array.from({ length: 1002 }, (_, n) => ({ id: `m${n}`, title_en: 'm', tags: [], year: 1900 }));
    const deep = defineIndex<Thing>('deep', things.settings);
    await search.apply(deep);
    const deepWriter = search.writer(deep);
    await Promise.all(many.map((each) => deepWriter.put(each)));
    expect((await searchPage(search, deep, { ...request, limit: 999 })).nextCursor).not.toBeNull();
    expect((await searchPage(search, deep, { ...request, limit: 1000 })).nextCursor).toBeNull();
  });
});

describe('a hit', () => {
  it('holds the attributes that are to be shown, its id and what it is sorted by, and nothing else', async () => {
    const page = await searchPage(search, things, { ...request, show: ['tags'], order: newest });
    expect(page.hits.map(({ document }) => Object.keys(document).sort())).toEqual([
      ['id', 'tags', 'year'],
      ['id', 'tags', 'year'],
    ]);
  });

  it('shows a found word in at most some thirty words of its text', async () => {
    const long = `${'filler '.repeat(200)}needle${' filler'.repeat(200)}`;
    await put('long', 2000, long);
    const { hits } = await searchPage(search, things, { ...request, text: 'needle' });
    const [highlight] = hits[0]?.highlights ?? [];
    expect(highlight?.text).toContain('⟦needle⟧');
    expect(highlight?.text.split(' ').length).toBeLessThanOrEqual(32);
    await writer.remove('long');
  });
});
