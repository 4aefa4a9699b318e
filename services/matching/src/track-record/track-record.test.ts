import { newId } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testSettings } from '@techbourse/testkit';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { TrackRecord } from '../api/track-record.ts';
import { createContext } from '../compose.ts';
import { readMatchingConfig } from '../config.ts';
import { buildServer } from '../server.ts';

let now = new Date('2026-11-20T10:00:00Z');
const base = createContext(readMatchingConfig(await testSettings()));
const ctx = { ...base, clock: { now: () => now } };
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});
beforeEach(async () => {
  now = new Date('2026-11-20T10:00:00Z');
  await ctx.db.sql`truncate matching.pairs, matching.pair_decisions`;
});

const read = async (): Promise<TrackRecord> => {
  const reply = await app.inject({ url: '/pairs/track-record', headers: await actorHeaders(ANONYMOUS) });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
};

type Decision = {
  decision?: string;
  organisationId?: string;
  at?: string;
  reason?: string | null;
  listing?: string;
  demand?: string;
  better?: number;
};

/** A demand's side decides on a pair; so many pairs of its list have a higher score. */
async function decided({
  decision = 'contact',
  organisationId = newId(),
  at = '2026-10-05T00:00:00Z',
  reason = null,
  listing = newId(),
  demand = newId(),
  better = 0,
}: Decision = {}) {
  for (let n = 0; n < better; n++) {
    await ctx.db.sql`
      insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id, listing_version,
        demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
      values (${newId()}, ${demand}, ${newId()}, ${newId()}, 1, 1, .9, 0, '{}', '{}', 'first', true, true, true)`;
  }
  await ctx.db.sql`
    insert into matching.pair_decisions (id, listing_id, demand_id, side, decision, from_state, to_state, reason, score,
      parts, weights, organisation_id, at)
    values (${newId()}, ${listing}, ${demand}, 'demand', ${decision}, 'suggested', 'contacted', ${reason}, .5, '{}', 'first',
      ${organisationId}, ${at})`;
}
const many = async (count: number, each: (n: number) => Decision) => {
  for (let n = 0; n < count; n++) await decided(each(n));
};

describe('what is told of the pairs of an exchange', () => {
  it('is where the counterparts that people made contact with stood in their lists', async () => {
    await many(10, (n) => ({ better: n < 4 ? 0 : n < 8 ? 2 : n < 9 ? 9 : 10 }));
    expect(await read()).toMatchObject({
      months: { from: '2025-11', until: '2026-10' },
      places: { contacts: 10, first: 0.4, firstThree: 0.8, firstTen: 0.9 },
    });
  });

  it('is nothing as long as few made contact, however often', async () => {
    await many(9, () => ({}));
    expect((await read()).places).toBeNull();
    const busy = newId();
    await ctx.db.sql`truncate matching.pair_decisions`;
    await many(30, () => ({ organisationId: busy }));
    await many(3, () => ({}));
    expect((await read()).places).toBeNull();
    await many(1, () => ({}));
    expect((await read()).places?.contacts).toBe(34);
  });

  it('has no decision of the month that runs, none older than a year, and of each pair the first contact', async () => {
    const pair = { listing: newId(), demand: newId() };
    await many(10, () => ({}));
    await decided({ at: '2026-11-01T00:00:00Z' });
    await decided({ at: '2025-10-31T23:59:59Z' });
    await decided(pair);
    await decided({ ...pair, at: '2026-10-06T00:00:00Z' });
    expect((await read()).places?.contacts).toBe(11);
    now = new Date('2026-12-01T10:00:00Z');
    expect((await read()).places?.contacts).toBe(12);
  });

  it('names reasons of declines that enough organisations gave, the most common first', async () => {
    const decline = (reason: string) => ({ decision: 'decline', reason });
    await many(5, () => decline('price'));
    await many(6, () => decline('not_ready'));
    await many(4, () => decline('secret'));
    expect((await read()).declines).toEqual([
      { reason: 'not_ready', count: 6 },
      { reason: 'price', count: 5 },
    ]);
  });
});
