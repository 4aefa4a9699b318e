import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { type RebuildProgress, type RebuildSource, rebuildIndex, rebuildSource } from './rebuild.ts';
import { swapIndexes } from './swap.ts';

type Thing = { id: string; title: string };

const search = await testSearch();
const things = (name: string) => defineIndex<Thing>(name, { searchableAttributes: ['title'] });
const thing = (id: string): Thing => ({ id, title: `thing ${id}` });
const idsOf = async (index: ReturnType<typeof things>) =>
  (await search.query(index, '', { limit: 1000 })).hits.map((hit) => hit.id).sort();

function sourceOf(documents: readonly Thing[], more: Partial<RebuildSource<Thing>> = {}): RebuildSource<Thing> {
  return {
    count: async () => documents.length,
    async *all() {
      yield [...documents];
    },
    async *changedSince() {},
    ...more,
  };
}

/** An index in use with one document, and the name under which the next one is made. */
async function inUse(name: string) {
  const index = things(name);
  await search.apply(index);
  await search.writer(index).put(thing('old'));
  return { index, next: `${search.uidOf(index)}_next` };
}

describe.concurrent('a rebuild', () => {
  it('never shows an empty index, drops what is gone, and keeps what changed meanwhile', async () => {
    const { index, next } = await inUse('rebuilt');
    const truth = Array.from({ length: 30 }, (_, n) => thing(`r${n}`));
    const seen: number[] = [];
    let looking = true;
    const watch = async () => {
      while (looking) seen.push((await search.query(index, '', { limit: 0 })).estimatedTotalHits ?? 0);
    };
    const changed: Thing[] = [];
    const source = sourceOf(truth, {
      async *all() {
        yield truth.slice(0, 15);
        changed.push(thing('late'));
        await search.writer(index).put(thing('late'));
        yield truth.slice(15);
      },
      async *changedSince() {
        yield { put: changed, remove: ['r0'] };
      },
    });
    const rebuilding = rebuildIndex(search, index, source).finally(() => {
      looking = false;
    });
    await Promise.all([watch(), rebuilding]);
    expect(Math.min(...seen)).toBeGreaterThan(0);
    expect(await idsOf(index)).toEqual([...truth.slice(1).map(({ id }) => id), 'late'].sort());
    expect(await search.inspect(index, next)).toBeUndefined();
  });

  it('ends with its index in use, again and again, under a key that may see nothing but its own indexes', async () => {
    const index = things('again');
    await search.apply(index);
    await expect(search.client.getKeys()).rejects.toMatchObject({ cause: { code: 'invalid_api_key' } });
    for (const id of ['first', 'second']) {
      const before = await search.inspect(index);
      await rebuildIndex(search, index, sourceOf([thing(id)]));
      expect(await idsOf(index)).toEqual([id]);
      expect((await search.inspect(index))?.createdAt).not.toBe(before?.createdAt);
    }
  });

  it('makes an index where there was none, with its settings', async () => {
    const index = things('fresh');
    await rebuildIndex(search, index, sourceOf([thing('a')]));
    expect(await search.inspect(index)).toMatchObject({ documents: 1, differing: [] });
  });

  it('clears away what a killed one left, before it begins', async () => {
    const { index, next } = await inUse('leftover');
    await search.client
      .index(next)
      .addDocuments([{ id: 'stale', title: 'of before' }], { primaryKey: 'id' })
      .waitTask();
    await rebuildIndex(search, index, sourceOf([thing('a')]));
    expect(await idsOf(index)).toEqual(['a']);
  });

  it('whose source fails half-way leaves the index in use as it was, and the next one succeeds', async () => {
    const { index } = await inUse('halfway');
    const source = sourceOf([], {
      async *all() {
        yield [thing('a')];
        throw new Error('Postgres went away');
      },
    });
    await expect(rebuildIndex(search, index, source)).rejects.toThrow('Postgres went away');
    expect(await idsOf(index)).toEqual(['old']);
    await rebuildIndex(search, index, sourceOf([thing('a'), thing('b')]));
    expect(await idsOf(index)).toEqual(['a', 'b']);
  });

  it.each([
    ['is lost', async (next: string) => search.client.index(next).delete().waitTask()],
    ['gets foreign settings', async (next: string) => search.client.index(next).updateStopWords(['the']).waitTask()],
  ])('whose new index %s on the way is unavailable, and leaves the index in use as it was', async (what, harm) => {
    const { index, next } = await inUse(`harmed_${what.slice(0, 2)}`);
    const source = sourceOf([], {
      async *all() {
        yield [thing('a')];
        await harm(next);
      },
    });
    await expect(rebuildIndex(search, index, source)).rejects.toMatchObject({
      kind: 'UNAVAILABLE',
      reason: 'search.being_set_up',
    });
    expect(await idsOf(index)).toEqual(['old']);
  });

  it('tells how far it is: never less than before, never more than its total, at the end all', async () => {
    const { index } = await inUse('progress');
    const pages = [['a', 'b'], [], ['c'], ['d', 'e', 'f']].map((page) => page.map(thing));
    const source = sourceOf([], {
      // The count is older than the pages, and may be too low.
      count: async () => 4,
      async *all() {
        yield* pages;
      },
    });
    const told: RebuildProgress[] = [];
    const end = await rebuildIndex(search, index, source, (progress) => told.push(progress));
    expect(told.map(({ done }) => done)).toEqual([2, 2, 3, 6]);
    expect(told.every(({ done, total }) => done <= total)).toBe(true);
    expect(end).toEqual({ done: 6, total: 6 });
  });

  it('asks for what changed since before its first page was read, in both of its rounds', async () => {
    const { index } = await inUse('since');
    const asked: Date[] = [];
    const begun = new Date();
    const source = sourceOf([thing('a')], {
      // biome-ignore lint/correctness/useYield: nothing changed
      async *changedSince(since) {
        asked.push(since);
      },
    });
    await rebuildIndex(search, index, source);
    expect(asked.length).toBe(2);
    for (const since of asked) expect(since.getTime()).toBeLessThanOrEqual(begun.getTime() - 50_000);
  });

  it('says unavailable when what should be swapped was lost, and leaves what is in use', async () => {
    const { index, next } = await inUse('kept');
    const swapping = swapIndexes(search.client, search.uidOf(index), next, 'when it was made');
    await expect(swapping).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up' });
    expect(await idsOf(index)).toEqual(['old']);
  });
});

describe('a rebuild source of records', () => {
  type Row = { id: string; live: boolean };
  const rows: Row[] = ['a', 'b', 'c'].map((id) => ({ id, live: id !== 'b' }));
  const source = rebuildSource<Row, Thing>({
    count: async () => 2,
    async *all() {
      yield rows;
    },
    async *changedSince() {
      yield rows;
    },
    toDocument: ({ id, live }) => (live ? thing(id) : null),
  });

  it('gives no document of a record that must not be found', async () => {
    const pages = await Array.fromAsync(source.all());
    expect(pages).toEqual([[thing('a'), thing('c')]]);
  });

  it('removes a changed record that must not be found, and writes the others', async () => {
    const changes = await Array.fromAsync(source.changedSince(new Date()));
    expect(changes).toEqual([{ put: [thing('a'), thing('c')], remove: ['b'] }]);
  });
});
