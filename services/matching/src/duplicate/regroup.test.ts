import { testActor, testSettings } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { deliver, empty, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import { findDuplicates } from './find-duplicates.ts';
import { regroupEverything } from './rebuild.ts';
import { regroup } from './regroup.ts';

const ctx = await testWorker(await testSettings());
afterAll(() => ctx.close());
beforeEach(() => empty(ctx));

/** Who is in a group, by group. */
async function groups(side = 'listing'): Promise<string[][]> {
  const rows = await ctx.db.sql<{ group: string; members: string[] }[]>`
    select group_id as group, array_agg(id order by id) as members from matching.duplicate_groups
    where side = ${side} group by group_id order by group_id`;
  for (const { group, members } of rows) expect(members[0]).toBe(group);
  return rows.map((row) => row.members);
}

const ids = Array.from({ length: 7 }, (_, i) => `00000000-0000-7000-8000-00000000000${i}`);
const put = async (id: string, patents: readonly string[]) => {
  const look = await findDuplicates(ctx.db.orm, { side: 'listing', id }, { text: undefined, patents });
  return ctx.db.orm.transaction((tx) => regroup(tx, { side: 'listing', id }, look));
};
const take = (id: string) => ctx.db.orm.transaction((tx) => regroup(tx, { side: 'listing', id }, undefined));

/** Components of the records by shared patents, the slow and plain way. */
function components(records: ReadonlyMap<string, readonly string[]>): string[][] {
  let parts = [...records].map(([id, patents]) => ({ ids: [id], patents: new Set(patents) }));
  for (let merged = true; merged; ) {
    merged = false;
    for (const part of parts) {
      const other = parts.find((one) => one !== part && [...one.patents].some((patent) => part.patents.has(patent)));
      if (!other) continue;
      part.ids.push(...other.ids);
      for (const patent of other.patents) part.patents.add(patent);
      parts = parts.filter((one) => one !== other);
      merged = true;
      break;
    }
  }
  const several = parts.filter((part) => part.ids.length > 1).map((part) => part.ids.sort());
  return several.sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : 1));
}

describe('groups', () => {
  test('are the connected components, after any writes, edits and removals in any order', async () => {
    const step = fc.record({
      id: fc.constantFrom(...ids),
      patents: fc.option(
        fc.uniqueArray(fc.constantFrom('family:A', 'family:B', 'number:1', 'number:2'), { maxLength: 2 }),
        {
          nil: undefined,
        },
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        await empty(ctx);
        const records = new Map<string, readonly string[]>();
        for (const { id, patents } of steps) {
          if (patents) records.set(id, patents);
          else records.delete(id);
          await (patents ? put(id, patents) : take(id));
        }
        expect(await groups()).toEqual(components(records));
      }),
      { numRuns: 30 },
    );
  });

  test('are the same after concurrent writes', async () => {
    await Promise.all(ids.map((id, i) => put(id, [`family:${i % 2}`])));
    expect(await groups()).toEqual([ids.filter((_, i) => i % 2 === 0), ids.filter((_, i) => i % 2 === 1)]);
  });

  test('fall apart when the one between two leaves', async () => {
    const [a = '', b = '', c = ''] = ids;
    await put(a, ['family:A']);
    await put(c, ['family:C']);
    await put(b, ['family:A', 'family:C']);
    expect(await groups()).toEqual([[a, b, c]]);
    await take(b);
    expect(await groups()).toEqual([]);
  });
});

describe('records', () => {
  const university = testActor({ kind: 'university' });
  const agency = testActor({ kind: 'agency' });
  const sorbent = {
    title: 'Granular sorbent for fluoride in groundwater',
    abstract:
      'Granules of lanthanum and aluminium oxides take fluoride out of groundwater at neutral pH. A village plant of ten ' +
      'cubic metres a day has run for two years; the granules are regenerated with lye forty times before they are spent.',
  };

  test('with the same text are one group, also of two owners; with another text they are not', async () => {
    const worker = restarted(ctx);
    const [first, again, edited, other] = [
      listingSnapshotOf(university, sorbent),
      listingSnapshotOf(agency, sorbent),
      listingSnapshotOf(agency, { ...sorbent, abstract: sorbent.abstract.replace('forty times', 'fifty times') }),
      listingSnapshotOf(university, {
        title: 'Ceramic membrane for fluoride in groundwater',
        abstract: 'A membrane of alumina holds back fluoride from groundwater under low pressure, for small towns.',
      }),
    ];
    await deliver(worker, published(first), published(other), published(again), published(edited));
    const all = [first.id, again.id, edited.id].sort();
    expect(await groups()).toEqual([all]);
    await deliver(worker, published(first), withdrawn(again));
    expect(await groups()).toEqual([[first.id, edited.id].sort()]);
    const rewritten = { ...other, id: first.id, version: 2 };
    await deliver(worker, published(rewritten));
    expect(await groups()).toEqual([[first.id, other.id].sort()]);
  });

  test('are found again by a rebuild, and nothing else is', async () => {
    const hidden = () => listingSnapshotOf(university, sorbent, { unpublishedInvention: true });
    const patent = { publicationNumber: 'CN110569471A', familyId: 'X1' };
    const records = [
      listingSnapshotOf(university, sorbent),
      listingSnapshotOf(agency, sorbent),
      hidden(),
      hidden(),
      listingSnapshotOf(university, { title: 'Sorbent' }, { kind: 'patent', patent }),
      listingSnapshotOf(agency, { title: 'Licence' }, { kind: 'patent', patent }),
    ];
    await deliver(restarted(ctx), ...records.map((one) => published(one)));
    const expected = await groups();
    expect(expected).toHaveLength(2);
    await ctx.db.sql`truncate matching.duplicate_groups, matching.duplicate_links`;
    expect(await regroupEverything(ctx, () => {})).toEqual({ done: 6, total: 6 });
    expect(await groups()).toEqual(expected);
    await ctx.db.sql`
      update matching.duplicate_groups set group_id = (select min(group_id::text)::uuid from matching.duplicate_groups)`;
    expect(await groups()).toHaveLength(1);
    expect(await regroupEverything(ctx, () => {})).toEqual({ done: 6, total: 6 });
    expect(await groups()).toEqual(expected);
  });

  test('of one patent family are one group, whatever the texts', async () => {
    const family = (publicationNumber: string) => ({
      kind: 'patent' as const,
      patent: { publicationNumber, familyId: 'X1' },
    });
    const [cn, us] = [
      listingSnapshotOf(university, { title: 'Sorbent' }, family('CN110569471A')),
      listingSnapshotOf(agency, { title: 'A licence for the Americas' }, family('US10123456B2')),
    ];
    await deliver(restarted(ctx), published(cn), published(us));
    expect(await groups()).toEqual([[cn.id, us.id].sort()]);
  });

  test('that are unpublished inventions of one class are different inventions', async () => {
    const title =
      'Unpublished invention: Environment and resource recovery of water, waste water and sludge by sorption (C02, B01)';
    const hidden = () => listingSnapshotOf(university, { title }, { unpublishedInvention: true });
    await deliver(restarted(ctx), published(hidden()), published(hidden()));
    expect(await groups()).toEqual([]);
  });

  test('of the two sides are never one group; a need posted again by an agency is', async () => {
    const need = { title: sorbent.title, problem: sorbent.abstract };
    const [own, forwarded] = [demandSnapshotOf(testActor(), need), demandSnapshotOf(agency, need)];
    await deliver(restarted(ctx), published(listingSnapshotOf(university, sorbent)), opened(own), opened(forwarded));
    expect(await groups()).toEqual([]);
    expect(await groups('demand')).toEqual([[own.id, forwarded.id].sort()]);
  });
});
