import { silentLogger, withDeadline } from '@techbourse/platform';
import { proxyTo } from '@techbourse/testkit';
import { describe, expect, it } from 'vitest';
import { testSearch } from '../test/search.ts';
import { defineIndex } from './definition.ts';
import { createSearch } from './search.ts';

type Thing = { id: string; title: string; ownerId: string; year?: number };

const search = await testSearch();
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

  it('says unavailable when nothing answers', async () => {
    const away = createSearch({ url: 'http://127.0.0.1:9', prefix: '', log: silentLogger() });
    await expect(away.query(things('x'), '', {})).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(away.writer(things('x')).remove('a')).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(away.ping()).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.unavailable' });
  });

  it('of another installation on the same engine is not seen', async () => {
    const other = await testSearch('other_');
    const index = things('shared');
    await Promise.all([search.apply(index), other.apply(index)]);
    await search.writer(index).put({ id: 'mine', title: 'membrane', ownerId: 'x' });
    await other.writer(index).put({ id: 'theirs', title: 'membrane', ownerId: 'x' });
    expect(await idsOf(index)).toEqual(['mine']);
    expect((await other.query(index, '', {})).hits.map(({ id }) => id)).toEqual(['theirs']);
  });
});

describe('several searches in one request', () => {
  const index = things('several');

  it('give their answers in the order of the searches', async () => {
    await search.apply(index);
    const writer = search.writer(index);
    const words = ['membrane', 'turbine', 'catalyst'];
    await Promise.all(words.map((title) => writer.put({ id: title, title, ownerId: 'x' })));
    const asked = [...words, 'nothing', 'membrane', 'membrane', 'catalyst'];
    const answers = await search.queryAll(
      index,
      asked.map((q) => ({ q })),
    );
    expect(answers.map(({ hits }) => hits.map(({ id }) => id))).toEqual(
      asked.map((word) => (word === 'nothing' ? [] : [word])),
    );
  });

  it('are no request when there are none', async () => {
    const away = createSearch({ url: 'http://127.0.0.1:9', prefix: '', log: silentLogger() });
    expect(await away.queryAll(index, [])).toEqual([]);
  });

  it('fail together when one of them cannot be read, as a fault of ours', async () => {
    const asked = search.queryAll(index, [{ q: 'membrane' }, { filter: 'no such = filter' }]);
    await expect(asked).rejects.toMatchObject({ kind: 'INTERNAL', reason: 'search.failed' });
  });
});

describe('reading documents', () => {
  const index = things('read');

  it('gives every one once, in pages, with the fields asked for', async () => {
    await search.apply(index);
    const writer = search.writer(index);
    const ids = Array.from({ length: 5003 }, (_, n) => `d${n}`);
    await Promise.all(ids.map((id) => writer.put({ id, title: id, ownerId: 'secret' })));
    const pages = await Array.fromAsync(search.documents(index, ['id']));
    expect(pages.map((page) => page.length)).toEqual([5000, 3]);
    expect(
      pages
        .flat()
        .map(({ id }) => id ?? '')
        .sort(),
    ).toEqual(ids.sort());
    expect(new Set(pages.flat().flatMap((document) => Object.keys(document)))).toEqual(new Set(['id']));
  });

  it('gives the stamps of those that are there, an empty one where a document has none', async () => {
    const stamped = defineIndex<Thing & { stamp?: string }>('stamped', {});
    await search.apply(stamped);
    const writer = search.writer(stamped);
    const plain = { title: '', ownerId: '' };
    await Promise.all([writer.put({ id: 'a', stamp: '7', ...plain }), writer.put({ id: 'b', ...plain })]);
    expect(await search.stamps(stamped, ['a', 'b', 'c'])).toEqual(
      new Map([
        ['a', '7'],
        ['b', ''],
      ]),
    );
  });

  it.each([
    ['stamps', () => search.stamps(things('nowhere'), ['a'])],
    ['documents', () => Array.fromAsync(search.documents(things('nowhere'), ['id']))],
    ['a search', () => search.query(things('nowhere'), '', {})],
  ])('of an index that is not there says that search is being set up: %s', async (_what, read) => {
    await expect(read()).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.being_set_up' });
  });
});

describe('an engine', () => {
  it('that hangs ends a write when the time of its job is over, and not before', async () => {
    const way = await proxyTo(search.settings.url);
    const slow = createSearch({ ...search.settings, url: way.url });
    const index = things('hung');
    await search.apply(index);
    await slow.writer(index).put({ id: 'a', title: 'a', ownerId: 'x' });
    way.hold();
    const over = new AbortController();
    let ended = false;
    const writing = withDeadline(over.signal, () => slow.writer(index).put({ id: 'b', title: 'b', ownerId: 'x' }));
    const settled = writing.finally(() => {
      ended = true;
    });
    const refused = expect(settled).rejects.toMatchObject({ kind: 'UNAVAILABLE', reason: 'search.slow' });
    await search.query(index, '', {});
    expect(ended).toBe(false);
    over.abort();
    await refused;
    way.pass();
    await way.close();
  });

  it('that was away is used again as soon as it answers', async () => {
    const way = await proxyTo(search.settings.url);
    const through = createSearch({ ...search.settings, url: way.url });
    const index = things('back');
    await search.apply(index);
    expect((await through.query(index, '', {})).hits).toEqual([]);
    way.cut();
    await expect(through.query(index, '', {})).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    await expect(through.inspect(index)).rejects.toMatchObject({ kind: 'UNAVAILABLE' });
    way.pass();
    expect((await through.query(index, '', {})).hits).toEqual([]);
    await way.close();
  });
});
