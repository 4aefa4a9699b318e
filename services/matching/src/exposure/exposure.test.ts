import type { PairSide } from '@techbourse/domain';
import { exposureOf, orderShown } from '@techbourse/matching-engine';
import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createContext } from '../compose.ts';
import { readMatchingConfig } from '../config.ts';
import { listCandidates } from '../pair/place-store.ts';
import { buildServer } from '../server.ts';
import { countLists } from './store.ts';

const ctx = createContext(readMatchingConfig(await testSettings()));
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});
beforeEach(() => ctx.db.sql`truncate matching.pairs, matching.duplicate_groups`);

describe('the figures', () => {
  test.each([
    [[], 0, { shown: 0, share: 0, gini: 0, most: 0 }],
    [[], 5, { shown: 0, share: 0, gini: 0, most: 0 }],
    [[3, 3, 3], 3, { shown: 3, share: 1, gini: 0, most: 3 }],
    [[2, 2], 4, { shown: 2, share: 0.5, gini: 0.5, most: 2 }],
    [[0, 7, 0, 0], 4, { shown: 1, share: 0.25, gini: 0.75, most: 7 }],
  ])('of %j among %i', (lists, records, expected) => {
    expect(exposureOf(lists, records)).toEqual({ records, ...expected });
  });

  test('gini is the mean difference of two records over twice the mean', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), (lists) => {
        const mean = lists.reduce((sum, n) => sum + n, 0) / lists.length;
        const differences = lists.flatMap((a) => lists.map((b) => Math.abs(a - b))).reduce((sum, n) => sum + n, 0);
        const expected = mean === 0 ? 0 : differences / lists.length ** 2 / (2 * mean);
        expect(exposureOf(lists, lists.length).gini).toBeCloseTo(expected, 3);
      }),
    );
  });
});

const id = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;

async function insert(rows: readonly { l: number; d: number; score: number; kept: boolean }[]): Promise<void> {
  for (const { l, d, score, kept } of rows) {
    await ctx.db.sql`
      insert into matching.pairs (listing_id, demand_id, listing_organisation_id, demand_organisation_id, listing_version,
        demand_version, score, base, parts, reasons, weights, active, kept_by_listing, kept_by_demand)
      values (${id(1, l)}, ${id(2, d)}, ${id(3, 1)}, ${id(3, 2)}, 1, 1, ${score}, 0, '{}', '{}', 'first', true, ${!kept}, ${kept})`;
  }
}

test('the report counts what the pages show', async () => {
  const row = fc.record({ l: fc.nat(9), d: fc.nat(9), score: fc.nat(20).map((n) => n / 20), kept: fc.boolean() });
  const rows = fc.uniqueArray(row, { selector: ({ l, d }) => l * 10 + d, minLength: 40, maxLength: 90 });
  const rule = { freeLists: 1, penalty: 3 };
  await fc.assert(
    fc.asyncProperty(rows, fc.subarray([0, 1, 2, 3, 4]), async (pairs, copies) => {
      await ctx.db.sql`truncate matching.pairs, matching.duplicate_groups`;
      await insert(pairs);
      for (const l of copies) {
        await ctx.db
          .sql`insert into matching.duplicate_groups values ('listing', ${id(1, l)}, ${id(1, copies[0] ?? 0)})`;
      }
      for (const [side, owner, kind] of [
        ['listing', 'demand', 2],
        ['demand', 'listing', 1],
      ] as const satisfies [PairSide, PairSide, number][]) {
        const expected = new Map<string, number>();
        for (let n = 0; n < 10; n++) {
          const places = orderShown(await listCandidates(ctx.db.orm, owner, id(kind, n)), rule);
          for (const { lead } of places.slice(0, 3)) expected.set(lead.id, (expected.get(lead.id) ?? 0) + 1);
        }
        const counted = (await countLists(ctx.db.orm, side, 3, rule)).filter(({ lists }) => lists > 0);
        expect(new Map(counted.map(({ id: record, lists }) => [record, lists]))).toEqual(expected);
      }
    }),
    { numRuns: 8 },
  );
});

test('only the operator may read the report', async () => {
  await insert([
    { l: 1, d: 1, score: 0.5, kept: true },
    { l: 1, d: 2, score: 0.4, kept: true },
  ]);
  const get = async (actor: Parameters<typeof actorHeaders>[0], query = '') =>
    app.inject({ url: `/operations/matching/exposure${query}`, headers: await actorHeaders(actor) });
  expect((await get(testActor())).statusCode).toBe(403);
  expect((await get(testOperator(), '?top=0')).statusCode).toBe(400);
  expect((await get(testOperator(), '?top=5')).json()).toMatchObject({
    top: 5,
    listings: { asShown: { shown: 1, most: 2 }, mostExposed: [{ id: id(1, 1), lists: 2, byScore: 2 }] },
    demands: { byScore: { shown: 2, most: 1 } },
  });
});
