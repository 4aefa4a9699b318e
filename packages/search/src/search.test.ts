import { silentLogger } from '@techbourse/platform';
import { testSettings } from '@techbourse/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defineIndex } from './definition.ts';
import { filterValue } from './filter.ts';
import { type RebuildSource, rebuildIndex } from './rebuild.ts';
import { createSearch } from './search.ts';
import { swapIndexes } from './swap.ts';

type Thing = { id: string; title: string; ownerId: string; year?: number };

const settings = await testSettings();
const search = createSearch({
  url: settings.MEILI_URL,
  key: settings.MEILI_KEY,
  prefix: settings.INDEX_PREFIX,
  log: silentLogger(),
});
const things = (name: string) =>
  defineIndex<Thing>(name, {
    searchableAttributes: ['title'],
    filterableAttributes: ['year'],
    sortableAttributes: ['year'],
  });
const idsOf = async (index: ReturnType<typeof things>, text = '') =>
  (await search.query(index, text, { limit: 1000 })).hits.map((hit) => hit.id).sort();

describe('an index', () => {
  it('is there after apply, also applied twice at once, and finds a document as soon as put resolves', async () => {
    const index = things('found');
    await Promise.all([search.apply(index), search.apply(index)]);
    await search.writer(index).put({ id: 'a', title: 'membrane', ownerId: 'x' });
    expect(await idsOf(index, 'membrane')).toEqual(['a']);
  });

  it('gathers many changes, keeps the last one of an id, and rejects only the document that is bad', async () => {
    const index = things('many');
    await search.apply(index);
    const writer = search.writer(index);
    const puts = Array.from({ length: 50 }, (_, n) => writer.put({ id: `d${n}`, title: `thing ${n}`, ownerId: 'x' }));
    const bad = writer.put({ id: 'no spaces allowed', title: 'bad', ownerId: 'x' });
    const refused = expect(bad).rejects.toMatchObject({ reason: 'search.task_failed', code: 'invalid_document_id' });
    await Promise.all([...puts, refused]);
    await Promise.all([writer.put({ id: 'd1', title: 'changed', ownerId: 'x' }), writer.remove('d1')]);
    expect(await idsOf(index)).toHaveLength(49);
  });

  it('says unavailable when nothing answers', async () => {
    const away = createSearch({ url: 'http://127.0.0.1:9', prefix: '', log: silentLogger() });
    await expect(away.query(things('x'), '', {})).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(away.writer(things('x')).remove('a')).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
  });
});

const sourceOf = (documents: Thing[]): RebuildSource<Thing> => ({
  count: async () => documents.length,
  async *all() {
    yield documents;
  },
  async *changedSince() {},
});

describe('a rebuild', () => {
  it('never shows an empty index, drops what is gone, and keeps what changed meanwhile', async () => {
    const index = things('rebuilt');
    await search.apply(index);
    const writer = search.writer(index);
    await writer.put({ id: 'gone', title: 'stale', ownerId: 'x' });
    const truth = new Map(
      Array.from({ length: 30 }, (_, n) => [`r${n}`, { id: `r${n}`, title: 'kept', ownerId: 'x' }]),
    );
    const seen: number[] = [];
    let looking = true;
    const watch = async () => {
      while (looking) seen.push((await search.query(index, '', { limit: 0 })).estimatedTotalHits ?? 0);
    };
    const changed: Thing[] = [];
    const rebuilding = rebuildIndex(search, index, {
      count: async () => truth.size,
      async *all() {
        yield [...truth.values()].slice(0, 15);
        const late = { id: 'late', title: 'came during the rebuild', ownerId: 'x' };
        changed.push(late);
        await writer.put(late);
        yield [...truth.values()].slice(15);
      },
      async *changedSince() {
        yield { put: changed, remove: ['r0'] };
      },
    }).finally(() => {
      looking = false;
    });
    await Promise.all([watch(), rebuilding]);
    expect(Math.min(...seen)).toBeGreaterThan(0);
    expect(await idsOf(index)).toEqual([...[...truth.keys()].filter((id) => id !== 'r0'), 'late'].sort());
    expect(await search.inspect(index, `${search.uidOf(index)}_next`)).toBeUndefined();
  });

  it('ends with its index in use, again and again, under a key that may see nothing but its own indexes', async () => {
    const index = things('again');
    await search.apply(index);
    await expect(search.client.getKeys()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
    for (const id of ['first', 'second']) {
      const before = await search.inspect(index);
      await rebuildIndex(search, index, sourceOf([{ id, title: id, ownerId: 'x' }]));
      expect(await idsOf(index)).toEqual([id]);
      expect((await search.inspect(index))?.createdAt).not.toBe(before?.createdAt);
    }
  });

  it('says unavailable when what should be swapped was lost, and leaves what is in use', async () => {
    const index = things('kept');
    await search.apply(index);
    await search.writer(index).put({ id: 'a', title: 'membrane', ownerId: 'x' });
    const live = search.uidOf(index);
    await expect(swapIndexes(search.client, live, `${live}_next`, 'when it was made')).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      reason: 'search.being_set_up',
    });
    expect(await idsOf(index)).toEqual(['a']);
  });
});

it('a number in a filter reads back as the same number', () => {
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true });
  fc.assert(
    fc.property(numbers, (value) => {
      const text = filterValue(value);
      expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      expect(Number(text)).toBe(value === 0 ? 0 : value);
    }),
  );
});

it('a filter is written in numbers that Meilisearch reads, however large or small', () => {
  expect([1e21, 1e-7, -5, 0.25, 7].map(filterValue)).toEqual([
    '1000000000000000000000',
    '0.0000001',
    '-5',
    '0.25',
    '7',
  ]);
  expect(filterValue('a"b\\')).toBe('"a\\"b\\\\"');
  expect(() => filterValue(Number.POSITIVE_INFINITY)).toThrow(RangeError);
});
