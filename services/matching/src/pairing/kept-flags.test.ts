import type { PairSide } from '@techbourse/domain';
import { chooseKept } from '@techbourse/matching-engine';
import { testSettings } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { createContext } from '../compose.ts';
import { readMatchingConfig } from '../config.ts';
import { writeKeptFlags } from './write-store.ts';

const ctx = createContext(readMatchingConfig(await testSettings()));
afterAll(() => ctx.close());

const id = (kind: number, n: number) => `0000000${kind}-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`;
/** Four owners, so that each has several of the copies. */
const ownerOf = (n: number) => id(4, n % 4);
const PEOPLE = Array.from({ length: 16 }, (_, n) => n);

test('marks in Postgres are what chooseKept says of all rows of a record, whatever they were before', async () => {
  const row = fc.record({
    l: fc.nat(15),
    d: fc.nat(15),
    score: fc.nat(12).map((n) => n / 12),
    active: fc.boolean(),
    listing: fc.boolean(),
    demand: fc.boolean(),
  });
  const rows = fc.uniqueArray(row, { selector: ({ l, d }) => l * 16 + d, minLength: 60, maxLength: 140 });
  const copies = fc.record({ listing: fc.subarray(PEOPLE), demand: fc.subarray(PEOPLE) });
  const rule = fc.record({
    keep: fc.nat(4),
    keepAtLeast: fc.nat(3),
    scoreMin: fc.constantFrom(0.3, 0.7),
    scoreFloor: fc.constantFrom(0.1, 0.5),
  });
  await fc.assert(
    fc.asyncProperty(rows, copies, rule, async (pairs, groups, keep) => {
      await ctx.db.sql`truncate matching.pairs, matching.duplicate_groups`;
      await ctx.db.sql`
        insert into matching.pairs (listing_id, demand_id, score, active, kept_by_listing, kept_by_demand,
          listing_organisation_id, demand_organisation_id, listing_version, demand_version, base, parts, reasons, weights)
        select l, d, score, active, kl, kd, ${id(3, 1)}, ${id(3, 2)}, 1, 1, 0, '{}', '{}', 'first'
        from jsonb_to_recordset(${JSON.stringify(
          pairs.map(({ l, d, score, active, listing, demand }) => ({
            l: id(1, l),
            d: id(2, d),
            score,
            active,
            kl: listing,
            kd: demand,
          })),
        )}::text::jsonb) as x(l uuid, d uuid, score float8, active boolean, kl boolean, kd boolean)`;
      for (const [side, kind, members] of [
        ['listing', 1, groups.listing],
        ['demand', 2, groups.demand],
      ] as const) {
        for (const n of members) {
          await ctx.db.sql`insert into matching.duplicate_groups (side, id, group_id, owner, since)
              values (${side}, ${id(kind, n)}, ${id(kind, members[0] ?? 0)}, ${ownerOf(n)}, to_timestamp(${n}))`;
        }
      }
      for (const side of ['listing', 'demand'] as const satisfies PairSide[]) {
        const [own, other, grouped] =
          side === 'listing' ? (['l', 'd', groups.demand] as const) : (['d', 'l', groups.listing] as const);
        await ctx.db.orm.transaction((tx) =>
          writeKeptFlags(
            tx,
            side,
            PEOPLE.map((n) => id(side === 'listing' ? 1 : 2, n)),
            keep,
          ),
        );
        const expected = PEOPLE.flatMap((n) => {
          const list = pairs.filter((pair) => pair[own] === n && pair.active);
          const candidates = list.map((pair) => ({
            id: id(side === 'listing' ? 2 : 1, pair[other]),
            score: pair.score,
            pair,
            ...(grouped.includes(pair[other])
              ? {
                  group: 'copies',
                  owner: ownerOf(pair[other]),
                  copy: ownerOf(pair[other]) !== ownerOf(grouped[0] ?? 0),
                }
              : {}),
          }));
          const places = chooseKept(candidates, keep);
          return places
            .flatMap(({ lead, folded }) => [lead, ...folded])
            .map(({ pair: { l, d } }) => `${id(1, l)} ${id(2, d)}`);
        });
        const marked = await ctx.db.sql`
          select listing_id || ' ' || demand_id as key from matching.pairs
          where ${side === 'listing' ? ctx.db.sql`kept_by_listing` : ctx.db.sql`kept_by_demand`}`;
        expect(marked.map(({ key }) => key).sort()).toEqual(expected.sort());
      }
    }),
    { numRuns: 12 },
  );
});
