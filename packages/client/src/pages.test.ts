import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, serverOf } from '../test/server.ts';
import { createClient } from './client.ts';
import { itemsOf } from './pages.ts';

/** A list in pages, each found by its number as a cursor. */
function listOf(pages: readonly (readonly number[])[]) {
  const asked: unknown[] = [];
  const ask = async (cursor: unknown) => {
    asked.push(cursor);
    const at = cursor === undefined ? 0 : Number(cursor);
    return { items: pages[at] ?? [], nextCursor: at + 1 < pages.length ? String(at + 1) : null };
  };
  return { ask, asked };
}
async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}
const pagesArbitrary = fc.array(fc.array(fc.integer(), { maxLength: 4 }), { minLength: 1, maxLength: 6 });

describe('the items of a list', () => {
  it('come all, once and in order, however the list is cut into pages, empty ones among them', async () => {
    await fc.assert(
      fc.asyncProperty(pagesArbitrary, async (pages) => {
        const { ask, asked } = listOf(pages);
        expect(await all(itemsOf(undefined, ask))).toEqual(pages.flat());
        expect(asked).toEqual([undefined, ...pages.slice(1).map((_, at) => String(at + 1))]);
      }),
    );
  });

  it('begin where they are told to', async () => {
    await fc.assert(
      fc.asyncProperty(pagesArbitrary, fc.nat(), async (pages, seed) => {
        const from = seed % pages.length;
        const { ask } = listOf(pages);
        expect(await all(itemsOf(String(from), ask))).toEqual(pages.slice(from).flat());
      }),
    );
  });

  it('ask for no page that nobody wants', async () => {
    await fc.assert(
      fc.asyncProperty(pagesArbitrary, fc.nat({ max: 20 }), async (pages, wanted) => {
        fc.pre(wanted > 0 && wanted <= pages.flat().length);
        const { ask, asked } = listOf(pages);
        let taken = 0;
        for await (const _ of itemsOf(undefined, ask)) if (++taken === wanted) break;
        let needed = 0;
        for (let seen = 0; seen < wanted; needed++) seen += pages[needed]?.length ?? 0;
        expect(asked.length).toBe(needed);
      }),
    );
  });

  it('that came before a page fails are given, and the failure is told', async () => {
    const { ask } = listOf([[1, 2], [3]]);
    const failing = async (cursor: unknown) => {
      if (cursor === '1') throw new Error('away');
      return ask(cursor);
    };
    const found: unknown[] = [];
    const reading = (async () => {
      for await (const item of itemsOf(undefined, failing)) found.push(item);
    })();
    await expect(reading).rejects.toThrow('away');
    expect(found).toEqual([1, 2]);
  });

  it('end with an error, not never, when a page follows itself', async () => {
    const same = async () => ({ items: [1], nextCursor: 'a' });
    await expect(all(itemsOf(undefined, same))).rejects.toThrow('follows itself');
  });
});

it('a list of the exchange is asked for with its filters on every page', async () => {
  await using server = await serverOf(
    json({ items: [{ id: 'a' }], nextCursor: 'c=1&x' }),
    json({ items: [{ id: 'b' }], nextCursor: null }),
  );
  const client = createClient({ url: server.url });
  const found = await all(client.all('/api/listings', { query: { limit: 1, state: 'draft' } }));
  expect(found.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(server.seen.map(({ url }) => Object.fromEntries(new URL(url, server.url).searchParams))).toEqual([
    { limit: '1', state: 'draft' },
    { limit: '1', state: 'draft', cursor: 'c=1&x' },
  ]);
});
