import { testActor, testSettings, waitFor } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { empty, testWorker } from '../../test/jobs.ts';
import { closed, demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import { findDuplicates } from '../duplicate/find-duplicates.ts';
import { regroupEverything } from '../duplicate/rebuild.ts';
import { regroup } from '../duplicate/regroup.ts';
import { comparedText, lockDuplicates } from '../duplicate/store.ts';
import { readCorpus, recountCorpus } from '../profile/corpus-store.ts';
import { buildProfile } from './build.ts';

const settings = await testSettings();
const workers = await Promise.all([1, 2, 3].map(() => testWorker(settings)));
const [ctx] = workers as [(typeof workers)[number]];
afterAll(() => Promise.all(workers.map((worker) => worker.close())));
beforeEach(() => empty(ctx));

const university = testActor({ kind: 'university' });
const sorbent =
  'Granules of lanthanum and aluminium oxides take fluoride out of groundwater at neutral pH. A village plant of ten ' +
  'cubic metres a day has run for two years; the granules are regenerated with lye forty times before they are spent.';
const texts = [
  sorbent,
  sorbent.replace('forty times', 'fifty times'),
  'A membrane of alumina holds back bacteria from surface water under low pressure and without chemicals, for small ' +
    'towns whose wells have dried up. It is cleaned with a pulse of air every hour and lasts about six years.',
  'Cathodes of sodium and manganese give batteries for storage that need neither lithium nor cobalt. Pouch cells kept ' +
    'ninety percent of their capacity over three thousand cycles at room temperature in an independent laboratory.',
];
const families = [undefined, undefined, 'A1', 'B2'];

type Change = {
  readonly record: number;
  readonly text: number;
  readonly family: number;
  readonly leaves: boolean;
};

/** Records of either side by turns, and their versions in the order of the changes. */
function eventsOf(changes: readonly Change[]) {
  const bases = Array.from({ length: 9 }, (_, i) =>
    i % 3 === 2
      ? { demand: demandSnapshotOf(university, { title: '', problem: '' }) }
      : { listing: listingSnapshotOf(university, { title: '' }) },
  );
  const versions = new Map<number, number>();
  return changes.map(({ record, text, family, leaves }) => {
    const version = (versions.get(record) ?? 0) + 1;
    versions.set(record, version);
    const { listing, demand } = bases[record] as (typeof bases)[number];
    const said = { en: { text: texts[text] as string, origin: 'person' as const } };
    const title = { en: { text: `Offer ${record}`, origin: 'person' as const } };
    if (demand) {
      const now = { ...demand, version, title, problem: said };
      return leaves ? closed(now, version) : opened(now);
    }
    const familyId = families[family];
    const patent = familyId ? { publicationNumber: `CN${100000 + record}A`, familyId } : undefined;
    const now = { ...listing, version, title, abstract: said, ...(patent ? { kind: 'patent' as const, patent } : {}) };
    return leaves ? withdrawn(now, version) : published(now);
  });
}

/** Ends the session of one build that is under way, as a crash does. It may be the session of another who asks this. */
const cutOne = () =>
  ctx.db.sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
      and usename = current_user and query not like '%pg_terminate_backend%'
    limit 1`.catch(() => {});

async function endState() {
  expect(await readCorpus(ctx.db.orm)).toEqual(await recountCorpus(ctx.db.orm));
  const profiles = await ctx.db.sql`select side, id, version, open from matching.profiles order by side, id`;
  const groups = await ctx.db.sql`select side, id, group_id from matching.duplicate_groups order by side, id`;
  const links = await ctx.db.sql`select side, a, b from matching.duplicate_links order by side, a, b`;
  return { profiles: [...profiles], groups: [...groups], links: [...links] };
}

describe('records built by several workers at once', () => {
  test('end as records built one by one, also when repeated, late, interrupted or regrouped meanwhile', async () => {
    const change: fc.Arbitrary<Change> = fc.record({
      record: fc.nat(8),
      text: fc.nat(texts.length - 1),
      family: fc.nat(families.length - 1),
      leaves: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
    });
    const run = fc
      .array(change, { minLength: 12, maxLength: 24 })
      .chain((changes) =>
        fc.tuple(
          fc.constant(changes),
          fc.shuffledSubarray([...changes.keys(), ...changes.keys()], { minLength: changes.length * 2 }),
        ),
      );
    await fc.assert(
      fc.asyncProperty(run, async ([changes, order]) => {
        const events = eventsOf(changes);
        await empty(ctx);
        for (const event of events) await buildProfile(ctx, event);
        const expected = await endState();

        await empty(ctx);
        const waiting = order.map((at) => events[at] as (typeof events)[number]);
        const cut: string[] = [];
        const lane = async (worker: (typeof workers)[number]) => {
          for (let event = waiting.pop(); event; event = waiting.pop()) {
            const built = await buildProfile(worker, event).then(
              () => true,
              (error) => {
                cut.push(codeOf(error));
                return false;
              },
            );
            // A job that failed comes again.
            if (!built) waiting.push(event);
            else if (waiting.length % 8 === 0) await cutOne();
          }
        };
        const rebuild = async () => {
          while (waiting.length > 0) await regroupEverything(ctx, () => {}).catch((error) => cut.push(codeOf(error)));
        };
        const ended = await Promise.allSettled([...[...workers, ...workers].map(lane), rebuild()]);
        expect(ended.filter((one) => one.status === 'rejected')).toEqual([]);
        // Deadlock found (40P01) is none of the ways to end.
        expect(cut).not.toContain('40P01');
        // A session that was told to end may do so only now, under a read.
        expect(await waitFor(endState)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  }, 300_000);

  const untilWaiting = (builds: number) =>
    waitFor(async () => {
      const [row] = await ctx.db.sql<{ n: number }[]>`
        select count(*)::int as n from pg_locks where locktype = 'advisory' and not granted
          and database = (select oid from pg_database where datname = current_database())`;
      return row?.n === builds;
    });

  test('find each other though none existed when the others compared', async () => {
    const offers = [1, 2, 3].map((n) => listingSnapshotOf(university, { title: `Sorbent ${n}`, abstract: sorbent }));
    let builds: Promise<void>[] = [];
    await workers[1]?.db.orm.transaction(async (tx) => {
      await lockDuplicates(tx, 'listing');
      builds = offers.map((one) => buildProfile(ctx, published(one)));
      await untilWaiting(offers.length);
    });
    await Promise.all(builds);
    const { groups, links } = await endState();
    const ids = offers.map((one) => one.id).sort();
    expect(groups).toEqual(ids.map((id) => ({ side: 'listing', id, group_id: ids[0] })));
    expect(links).toHaveLength(3);
  });

  test('of the two sides do not block each other: a build that waits for the group lock holds no counter', async () => {
    const listing = published(listingSnapshotOf(university, { title: 'Sorbent', abstract: sorbent }));
    const demand = opened(demandSnapshotOf(university, { title: 'Sorbent', problem: sorbent }));
    let build: Promise<void> | undefined;
    await workers[1]?.db.orm.transaction(async (tx) => {
      await lockDuplicates(tx, 'listing');
      build = buildProfile(ctx, listing);
      await untilWaiting(1);
      await buildProfile(workers[2] as typeof ctx, demand);
    });
    await build;
    expect(await readCorpus(ctx.db.orm)).toEqual(await recountCorpus(ctx.db.orm));
  });
});

describe('duplicates found before the lock', () => {
  const offer = (abstract = sorbent) => listingSnapshotOf(university, { title: 'Sorbent', abstract });
  const linked = async (id: string) =>
    (
      await ctx.db.sql<{ other: string }[]>`
      select case when a = ${id} then b else a end as other from matching.duplicate_links
      where a = ${id} or b = ${id} order by 1`
    ).map((row) => row.other);
  const lookAt = async (id: string) => {
    const [row] = await ctx.db.sql<{ packed: Buffer; embedder: string }[]>`
      select packed, embedder from matching.profiles where id = ${id}`;
    if (!row) throw new Error('it was built');
    return findDuplicates(
      ctx.db.orm,
      { side: 'listing', id },
      { text: comparedText(row.packed, row.embedder), patents: [] },
    );
  };

  test('are corrected for records that came, changed or left meanwhile', async () => {
    const [own, stays, edited, leaves, comes] = [offer(), offer(), offer(), offer(), offer()];
    for (const one of [own, stays, edited, leaves]) await buildProfile(ctx, published(one));
    const look = await lookAt(own.id);
    expect([...look.same].sort()).toEqual([stays.id, edited.id, leaves.id].sort());
    await buildProfile(ctx, published(comes));
    await buildProfile(ctx, published({ ...offer(texts[3]), id: edited.id, version: 2 }));
    await buildProfile(ctx, withdrawn(leaves));
    await ctx.db.orm.transaction((tx) => regroup(tx, { side: 'listing', id: own.id }, look));
    expect(await linked(own.id)).toEqual([stays.id, comes.id].sort());
  });

  test('are not compared again when unchanged', async () => {
    const [own, stays] = [offer(), offer()];
    for (const one of [own, stays]) await buildProfile(ctx, published(one));
    const look = await lookAt(own.id);
    // Without its text it would be the same as nothing.
    await ctx.db.sql`update matching.profiles set open = false where id = ${stays.id}`;
    await ctx.db.orm.transaction((tx) => regroup(tx, { side: 'listing', id: own.id }, look));
    expect(await linked(own.id)).toEqual([stays.id]);
  });
});

function codeOf(error: unknown): string {
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return cause === undefined ? String(code) : codeOf(cause);
}
