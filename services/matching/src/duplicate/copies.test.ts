import { actorHeaders, testActor, testOperator, testSettings } from '@techbourse/testkit';
import { afterAll, expect, test } from 'vitest';
import { deliver, restarted, testWorker } from '../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published, withdrawn } from '../../test/records.ts';
import type { CopiedGroup } from '../api/copies.ts';
import type { ListedPair } from '../api/pair.ts';
import { buildServer } from '../server.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_SCORE_MIN: '0.05', MATCHING_KEEP_PER_DEMAND: '4' });
const worker = restarted(ctx);
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

const ABSTRACT = `A polydopamine layer of twelve nanometres keeps proteins and algae off polyamide reverse osmosis membranes.
In long runs on natural seawater the flux fell by six per cent against thirty for the uncoated membrane, and chemical
cleaning was needed once instead of five times; the coating is made by dipping and survives chlorine and backwashing.`;
const TITLE = 'Antifouling zwitterionic coating for reverse osmosis membranes';
const victim = testActor({ name: 'Aldermoor' });
const buyer = testActor({ kind: 'company' });
const attackers = Array.from({ length: 12 }, (_, n) => testActor({ kind: 'company', name: `Copier ${n}` }));

const demand = demandSnapshotOf(
  buyer,
  {
    title: 'Less biofouling on seawater reverse osmosis membranes',
    problem: 'We look for a coating that keeps proteins and algae off polyamide membranes in natural seawater.',
  },
  { dealKinds: ['exclusive_licence', 'joint_development'], readinessWanted: 8 },
);
const original = listingSnapshotOf(
  victim,
  { title: TITLE, abstract: ABSTRACT },
  {
    offers: ['exclusive_licence'],
    readiness: { scale: 'trl', level: 4, origin: 'self_declared' },
    publishedAt: '2026-01-01T08:00:00.000Z',
  },
);
const others = ['seawater pumps', 'algae growth in natural seawater', 'membranes of polyamide'].map((topic) =>
  listingSnapshotOf(testActor(), {
    title: `About ${topic}`,
    abstract: `An apparatus for ${topic}, tested in the sea.`,
  }),
);
const copyOf = (n: number, more: object = {}) =>
  listingSnapshotOf(
    attackers[n] ?? victim,
    { title: TITLE, abstract: ABSTRACT },
    {
      offers: ['exclusive_licence', 'joint_development'],
      readiness: { scale: 'trl', level: 9, origin: 'self_declared' },
      publishedAt: `2026-02-01T08:00:${String(n).padStart(2, '0')}.000Z`,
      ...more,
    },
  );

async function list(query = ''): Promise<ListedPair[]> {
  const headers = await actorHeaders(buyer);
  const reply = await app.inject({ url: `/pairs?demand=${demand.id}&limit=100${query}`, headers });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json().items;
}

test('twelve copies with better terms rank behind the original and push nobody out', async () => {
  await deliver(worker, published(original), ...others.map(published), opened(demand));
  const before = (await list()).map((pair) => pair.listing.id);
  expect(before).toContain(original.id);
  const copies = attackers.map((_, n) => copyOf(n));
  await deliver(worker, ...copies.map(published));

  const after = await list();
  const places = after.map((pair) => pair.listing.id);
  const first = after.find((pair) => pair.listing.id === original.id);
  expect(first).toMatchObject({ duplicates: 0, duplicateOf: null });
  const scoreOf = (id: string) => after.find((pair) => pair.listing.id === id)?.score ?? 0;
  const shownCopies = places.filter((id) => copies.some((copy) => copy.id === id));
  expect(shownCopies).toHaveLength(2);
  for (const id of shownCopies) {
    expect(scoreOf(id)).toBeGreaterThan(scoreOf(original.id));
    expect(places.indexOf(id)).toBeGreaterThan(places.indexOf(original.id));
  }
  expect(places.filter((id) => before.includes(id))).toEqual(before);
  expect((await list('&duplicates=include')).map((pair) => pair.listing.id)).toContain(original.id);
  const [row] = await ctx.db.sql`
    select kept_by_demand as kept from matching.pairs where listing_id = ${original.id} and demand_id = ${demand.id}`;
  expect(row?.['kept']).toBe(true);
});

test("a record that takes over another's text in an edit is not the original", async () => {
  const early = copyOf(0, { publishedAt: '2020-01-01T00:00:00.000Z' });
  await deliver(worker, published({ ...early, title: others[0]?.title ?? early.title, abstract: others[0]?.abstract }));
  await deliver(worker, { ...published({ ...early, version: 2 }), occurredAt: '2026-03-01T00:00:00.000Z' });
  const places = (await list()).map((pair) => pair.listing.id);
  expect(places.indexOf(original.id)).toBeGreaterThanOrEqual(0);
  expect(places.indexOf(early.id) === -1 || places.indexOf(early.id) > places.indexOf(original.id)).toBe(true);
  await deliver(worker, withdrawn({ ...early, version: 2 }));
});

test('an original that is edited a little, or taken back and published again, stays the first', async () => {
  await deliver(worker, published({ ...original, version: 2, keywords: ['seawater'] }));
  await deliver(worker, withdrawn({ ...original, version: 2 }), published({ ...original, version: 4 }));
  const places = (await list()).map((pair) => pair.listing.id);
  const copied = places.filter((id) => id !== original.id && !others.some((other) => other.id === id));
  for (const id of copied) expect(places.indexOf(id)).toBeGreaterThan(places.indexOf(original.id));
});

test('only the operator sees who had a text first and who came later', async () => {
  const url = '/operations/matching/copies';
  expect((await app.inject({ url, headers: await actorHeaders(buyer) })).statusCode).toBe(403);
  const reply = await app.inject({ url, headers: await actorHeaders(testOperator()) });
  expect(reply.statusCode, reply.body).toBe(200);
  const [group, ...more]: CopiedGroup[] = reply.json().items;
  expect(more).toEqual([]);
  expect(group).toMatchObject({
    side: 'listing',
    owners: 13,
    records: 13,
    first: { id: original.id, organisation: { id: victim.organisation.id } },
  });
  expect(Date.parse(group?.first.since ?? '')).toBe(Date.parse('2026-01-01T08:00:00.000Z'));
  expect(group?.others.map(({ organisation }) => organisation.id)).toEqual(
    attackers.map(({ organisation }) => organisation.id),
  );
});
