import { ANALYSIS } from '@techbourse/matching-engine';
import { newId } from '@techbourse/platform';
import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, describe, expect, test } from 'vitest';
import { allPairs, deliver, drain, restarted, runJob, testWorker } from '../../test/jobs.ts';
import { closed, demandSnapshotOf, envelope, listingSnapshotOf, opened, published } from '../../test/records.ts';
import { compareProfiles } from '../ingest/compare.ts';
import { republishOverdue } from './overdue.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05' });
afterAll(() => ctx.close());
const worker = restarted(ctx);

const university = testActor({ kind: 'university' });
const company = testActor({ kind: 'company' });
const topics = ['azo dyes in wastewater', 'lithium cells in winter', 'bearing faults by sound', 'apple harvest robots'];
const listings = topics.map((topic) =>
  listingSnapshotOf(university, { title: `Method for ${topic}`, abstract: `An apparatus for ${topic} that works.` }),
);
const demands = topics.map((topic) => demandSnapshotOf(company, { title: topic, problem: `We need ${topic} solved.` }));

/** Events go from the outbox to nowhere, as when the queue is emptied. */
const loseJobs = () => ctx.db.sql`update matching.outbox set sent = true`;
const waiting = async () => (await ctx.db.sql`select id from matching.profiles where due_in is not null`).length;
const paired = async () => (await allPairs(ctx)).filter((pair) => pair.shown).length;

describe('a record whose job is lost', () => {
  test('is paired all the same, and nothing is due afterwards', async () => {
    for (const event of [...listings.map(published), ...demands.map(opened)]) await runJob(worker, event);
    await loseJobs();
    expect([await paired(), await waiting()]).toEqual([0, 8]);
    expect(await republishOverdue(ctx)).toBe(false);
    expect(await drain(worker)).toEqual([]);
    await republishOverdue(ctx, 0);
    await drain(worker);
    expect([await paired(), await waiting()]).toEqual([expect.any(Number), 0]);
    expect(await paired()).toBeGreaterThanOrEqual(topics.length);
    await republishOverdue(ctx, 0);
    expect(await drain(worker)).toEqual([]);
  });

  test('that left takes its pairs along', async () => {
    const [first] = demands;
    if (!first) throw new Error('there are demands');
    await runJob(worker, closed(first));
    await loseJobs();
    expect((await allPairs(ctx)).some((pair) => pair.demand === first.id && pair.active)).toBe(true);
    await republishOverdue(ctx, 0);
    await drain(worker);
    expect((await allPairs(ctx)).some((pair) => pair.demand === first.id && pair.active)).toBe(false);
    expect(await waiting()).toBe(0);
  });

  test('is not done with by a refresh that began before the change', async () => {
    const [, second] = listings;
    if (!second) throw new Error('there are listings');
    await deliver(worker, published({ ...second, version: 2 }));
    expect(await waiting()).toBe(0);
    const built = published({ ...second, version: 3 });
    // The refresh of version 2 comes again and late, and version 3 is built beside it.
    const late = envelope('profile.built', second.id, 2, { side: 'listing', id: second.id, cause: 'record' });
    await Promise.all([runJob(worker, late), runJob(worker, built)]);
    await loseJobs();
    await republishOverdue(ctx, 0);
    await drain(worker);
    const [row] = await ctx.db.sql`
      select min(p.listing_version)::int as version from matching.pairs p where p.listing_id = ${second.id} and p.active`;
    expect(row?.['version']).toBe(3);
  });
});

describe('a digest of what is live', () => {
  const digest = (records: [string, number][], at = new Date(Date.now() + 3_600_000).toISOString()) =>
    envelope('listing.digest', newId(), 0, { after: null, upTo: null, at, records });
  const asked = async () =>
    (await ctx.db.sql`update matching.outbox set sent = true where not sent returning type, payload`).map((row) => [
      row['type'],
      row['payload'].ids.toSorted(),
    ]);

  test('asks for what never came, came in an older version, or never left', async () => {
    await loseJobs();
    const [one, two, three, four] = listings.map(({ id }) => id) as [string, string, string, string];
    const unheard = newId();
    await compareProfiles(
      ctx,
      digest([
        [one, 1],
        [two, 3],
        [three, 9],
        [unheard, 4],
      ]),
    );
    expect(await asked()).toEqual([['listing.missed', [three, unheard, four].toSorted()]]);
  });

  test('asks for what was read by an earlier analysis, and the same version is built anew', async () => {
    const [first] = listings;
    if (!first) throw new Error('there are listings');
    const before = await ctx.db.sql`
      update matching.profiles set analysis = 1, wording = wording - 'passages' || '{"passages":[]}'
      where id = ${first.id} returning version`;
    await compareProfiles(ctx, digest(listings.map(({ id }): [string, number] => [id, 1])));
    expect(await asked()).toEqual([['listing.missed', [first.id]]]);
    await deliver(worker, published({ ...first, version: before[0]?.['version'] }));
    const [after] = await ctx.db.sql`
      select version, analysis, jsonb_array_length(wording -> 'passages')::int as passages, due_in is null as paired
      from matching.profiles where id = ${first.id}`;
    expect(after).toEqual({ version: before[0]?.['version'], analysis: ANALYSIS, passages: 1, paired: true });
    await compareProfiles(ctx, digest(listings.map(({ id }): [string, number] => [id, 1])));
    expect(await asked()).toEqual([]);
  });

  test('asks for nothing that is known, changed only now, or has its job waiting', async () => {
    const all = listings.map(({ id }): [string, number] => [id, 1]);
    await compareProfiles(ctx, digest([...all, [newId(), 0]]));
    expect(await asked()).toEqual([]);
    await ctx.queue.publish([envelope('listing.published', newId(), 1, {})]);
    await compareProfiles(ctx, digest([...all, [newId(), 5]]));
    expect(await asked()).toEqual([]);
  });
});
