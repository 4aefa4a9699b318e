import { newId } from '@techbourse/platform';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../../test/listings.ts';
import type { SearchListings } from '../api/search.ts';
import { importListings } from '../listing/import.ts';
import { searchListings } from './search.ts';
import { indexListing, rebuildListings } from './sync.ts';

const clock = handClock('2026-03-01T10:00:00Z');
const ctx = await testContext({ clock });
const owner = testActor();
afterAll(() => ctx.close());

const publish = async (names: string[]) => {
  const rows = names.map((externalId) => ({ source: 's', externalId, publish: true, ...readyContent() }));
  const { results } = await importListings(ctx, owner, rows, {});
  const ids = results.map((result) => result.id ?? '');
  const envelope = { eventId: newId(), type: 'listing.published', version: 1, occurredAt: '', payload: {} };
  await Promise.all(ids.map((key) => indexListing(ctx, { ...envelope, key })));
  return ids;
};

const pages = async (input: Partial<SearchListings>, between: () => Promise<unknown>) => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await searchListings(ctx, { limit: 4, ...input, ...(cursor ? { cursor } : {}) });
    seen.push(...page.items.map((item) => item.id));
    cursor = page.nextCursor ?? undefined;
    if (cursor) await between();
  } while (cursor);
  return seen;
};

describe('pages of a search', () => {
  it('neither skip nor double when new listings appear between them, newest first', async () => {
    await rebuildListings(ctx);
    // Many of one moment, so that the id has to part them.
    const before = await publish(Array.from({ length: 11 }, (_, index) => `old-${index}`));
    let turn = 0;
    const comeIn = async () => {
      turn += 1;
      clock.set(new Date(Date.UTC(2026, 2, 1, 11, turn)).toISOString());
      await publish([`new-${turn}-a`, `new-${turn}-b`]);
    };
    for (const sort of ['newest', 'expiring', 'readiness'] as const) {
      const seen = await pages({ sort }, comeIn);
      expect(new Set(seen).size, sort).toBe(seen.length);
      for (const id of before) expect(seen, sort).toContain(id);
    }
  });

  it('of a ranking show it as it was at the first page', async () => {
    const before = (await pages({ q: 'membrane' }, async () => {})).sort();
    let turn = 0;
    const seen = await pages({ q: 'membrane' }, async () => {
      turn += 1;
      clock.set(new Date(Date.UTC(2026, 2, 1, 15, turn)).toISOString());
      await publish([`late-${turn}`]);
    });
    expect(seen.sort()).toEqual(before);
  });

  it('counts and facets come with the first page; a cursor of another order is refused', async () => {
    const first = await searchListings(ctx, { limit: 2, sort: 'newest' });
    expect(first.total).toBeGreaterThan(10);
    const second = await searchListings(ctx, { limit: 2, sort: 'newest', cursor: first.nextCursor ?? '' });
    expect(second).toMatchObject({ total: null, facets: null });
    const crossed = searchListings(ctx, { limit: 2, sort: 'expiring', cursor: first.nextCursor ?? '' });
    await expect(crossed).rejects.toMatchObject({ reason: 'cursor.invalid' });
  });

  it('a listing that lapsed yesterday is hidden before the sweep runs', async () => {
    clock.set('2027-03-05T00:00:00Z');
    expect((await searchListings(ctx, { limit: 5 })).items).toEqual([]);
  });
});
