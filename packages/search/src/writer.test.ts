import { withDeadline } from '@techbourse/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';

type Thing = { id: string; n: number };

const search = await testSearch();
const things = (name: string) => defineIndex<Thing>(name, { sortableAttributes: ['n'] });
const contentOf = async (index: ReturnType<typeof things>) => {
  const all = new Map<string, number>();
  for await (const page of search.documents<Thing>(index, ['id', 'n'])) {
    for (const { id, n } of page) all.set(id ?? '', n ?? -1);
  }
  return all;
};
const tasksOf = async (index: ReturnType<typeof things>) =>
  (await search.client.tasks.getTasks({ indexUids: [search.uidOf(index)], limit: 1 })).total;

describe.concurrent('a writer', () => {
  it('leaves of each document what its last change says, however many come at once', async () => {
    const index = things('last');
    await search.apply(index);
    const writer = search.writer(index);
    const change = fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), n: fc.option(fc.nat()) });
    const wave = fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 60 }), async (changes) => {
      await Promise.all(changes.map(({ id, n }) => (n === null ? writer.remove(id) : writer.put({ id, n }))));
      const content = await contentOf(index);
      for (const [id, n] of new Map(changes.map((each) => [each.id, each.n])))
        expect([id, content.get(id) ?? null]).toEqual([id, n]);
    });
    await fc.assert(wave, { numRuns: 6 });
  });

  it('writes changes that come while others are under way as well, without an order of its own', async () => {
    const index = things('while');
    await search.apply(index);
    const writer = search.writer(index);
    const first = writer.put({ id: 'a', n: 1 });
    await new Promise((resolve) => setTimeout(resolve, 15));
    const second = [writer.put({ id: 'a', n: 2 }), writer.put({ id: 'b', n: 2 })];
    await Promise.all([first, ...second]);
    expect(await contentOf(index)).toEqual(
      new Map([
        ['a', 2],
        ['b', 2],
      ]),
    );
  });

  it('needs few tasks for many changes, also when one document among them is bad', async () => {
    const index = things('few');
    await search.apply(index);
    const writer = search.writer(index);
    const before = await tasksOf(index);
    const good = Array.from({ length: 500 }, (_, n) => writer.put({ id: `d${n}`, n }));
    const bad = writer.put({ id: 'no spaces allowed', n: 0 }).catch((error: { code: string }) => error.code);
    await Promise.all(good);
    expect(await bad).toBe('invalid_document_id');
    expect((await contentOf(index)).size).toBe(500);
    // Halving finds one bad document among 501 in nine steps of two tasks.
    expect((await tasksOf(index)) - before).toBeLessThanOrEqual(25);
  });

  it('writes nothing that nobody waits for any more', async () => {
    const index = things('given');
    await search.apply(index);
    const writer = search.writer(index);
    const over = new AbortController();
    const given = withDeadline(over.signal, () => writer.put({ id: 'given_up', n: 1 }));
    const shared = withDeadline(over.signal, () => writer.put({ id: 'shared', n: 1 }));
    const kept = Promise.all([writer.put({ id: 'shared', n: 2 }), writer.put({ id: 'other', n: 3 })]);
    over.abort();
    for (const one of [given, shared])
      await expect(one).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.slow' });
    await kept;
    expect(await contentOf(index)).toEqual(
      new Map([
        ['shared', 2],
        ['other', 3],
      ]),
    );
  });

  it('refuses a change whose time was over before it came', async () => {
    const index = things('late');
    await search.apply(index);
    const writer = search.writer(index);
    const late = withDeadline(AbortSignal.abort(), () => writer.put({ id: 'a', n: 1 }));
    await expect(late).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.slow' });
    await writer.put({ id: 'b', n: 1 });
    expect([...(await contentOf(index)).keys()]).toEqual(['b']);
  });

  it('goes on after a batch that failed as a whole', async () => {
    const index = things('again');
    const writer = search.writer(index);
    const noIndex = { kind: 'UNAVAILABLE', reason: 'search.being_set_up' };
    const both = await Promise.allSettled([writer.put({ id: 'a', n: 1 }), writer.remove('b')]);
    expect(both).toMatchObject([{ reason: noIndex }, { reason: noIndex }]);
    await search.apply(index);
    await writer.put({ id: 'a', n: 2 });
    expect(await contentOf(index)).toEqual(new Map([['a', 2]]));
  });
});
