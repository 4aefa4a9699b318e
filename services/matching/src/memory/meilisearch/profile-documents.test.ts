import { packPassages, packProfile, retrieve, unpackProfile } from '@techbourse/matching-engine';
import { testActor, testSettings, waitFor } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, restarted, testWorker } from '../../../test/jobs.ts';
import { demandSnapshotOf, listingSnapshotOf, opened, published } from '../../../test/records.ts';
import { rebuildSearch } from '../../search/rebuild.ts';
import type { ProfileDocument } from './document.ts';
import { ProfileDocuments } from './profile-documents.ts';
import { profilesIndex } from './settings.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_RETRIEVER: 'meilisearch' });
afterAll(() => ctx.close());

const university = testActor({ kind: 'university', name: 'Secret University' });
const company = testActor({ kind: 'company' });
const offers = ['azo dyes in wastewater', 'lithium electrolytes', 'bearing faults', 'apple harvest'].map((topic) =>
  listingSnapshotOf(university, { title: `Method for ${topic}`, abstract: `An apparatus for ${topic}.` }),
);
const need = demandSnapshotOf(company, { title: 'Dyes', problem: 'Remove azo dyes from wastewater.' });
const vectors = { embedder: ctx.embedders.own.id, dimensions: ctx.embedders.own.dimensions };
const documents = new ProfileDocuments(ctx, vectors);
const listings = documents.index('listing');

beforeAll(() => deliver(restarted(ctx), ...offers.map(published), opened(need)));

async function all(): Promise<Partial<ProfileDocument>[]> {
  const found: Partial<ProfileDocument>[] = [];
  for await (const page of ctx.search.documents(listings, ['id', 'stamp', '_vectors'])) found.push(...page);
  return found.sort((a, b) => ((a.id ?? '') < (b.id ?? '') ? -1 : 1));
}
const ids = async () => (await all()).map(({ id }) => id);
const offered = offers.map(({ id }) => id).toSorted();
const candidates = async (worker = restarted(ctx)) => {
  await worker.sync.catchUp();
  const demand = (await worker.profiles.load('demand', [need.id])).get(need.id);
  if (!demand) throw new Error('the demand is open');
  const found = await retrieve(worker.retriever, 'demand', demand, '2026-11-22');
  return found.map(({ id }) => id).toSorted();
};

describe('the documents of profiles', () => {
  test('come with the refresh of their record, and hold no word that anyone could read', async () => {
    expect(await ids()).toEqual(offered);
    const raw = JSON.stringify(await ctx.search.client.index(ctx.search.uidOf(listings)).getDocuments());
    expect(raw).not.toMatch(/method|apparatus|lithium|Secret|azo/i);
    expect(raw).toContain(university.organisation.id);
  });

  test('are repaired where they differ from Postgres, and left alone elsewhere', async () => {
    const before = await all();
    expect(await documents.reconcile()).toBe(0);
    const writer = ctx.search.writer(listings);
    const [first, second] = offered as [string, string];
    const stale = { ...(await documentOf(first)), stamp: '0 old' };
    await Promise.all([
      writer.put(stale),
      writer.put({ ...stale, id: company.organisation.id }),
      writer.remove(second),
    ]);
    expect(await documents.reconcile()).toBe(3);
    expect(await all()).toEqual(before);
    const both = await Promise.all([documents.reconcile(), new ProfileDocuments(ctx, vectors).reconcile()]);
    expect(both).toEqual([0, 0]);
  });

  test('are made when a worker first needs them: after another retriever, or a lost Meilisearch', async () => {
    await ctx.search.client.deleteIndex(ctx.search.uidOf(listings)).waitTask();
    expect(await candidates()).toEqual(offered);
    expect(await ids()).toEqual(offered);
  });

  test.each([
    ['is lost', (uid: string) => ctx.search.client.deleteIndex(uid).waitTask()],
    ['is emptied', (uid: string) => ctx.search.client.index(uid).deleteAllDocuments().waitTask()],
    ['loses half', (uid: string) => ctx.search.client.index(uid).deleteDocuments(offered.slice(2)).waitTask()],
  ])('are mended under a running worker when the index %s', async (_name, lose) => {
    await ctx.db.sql`update matching.profiles set built_at = now() - interval '1 hour'`;
    const worker = restarted(ctx);
    expect(await candidates(worker)).toEqual(offered);
    await lose(ctx.search.uidOf(listings));
    await waitFor(async () => (await worker.retriever.healthComplaint?.()) !== undefined);
    await waitFor(async () => (await candidates(worker)).length === offered.length, { deadlineMs: 60_000 });
    await waitFor(async () => (await worker.retriever.healthComplaint?.()) === undefined);
    expect(await ids()).toEqual(offered);
  });

  test('are rebuilt beside the old ones by the rebuild of search', async () => {
    const progress: number[] = [];
    await rebuildSearch(ctx, ({ done }) => progress.push(done));
    expect(Math.max(...progress)).toBeGreaterThanOrEqual(offers.length + 1);
    expect(await candidates()).toEqual(offered);
  });

  test('are made for another embedder when it comes to serve, under a running worker', async () => {
    const worker = restarted(ctx);
    expect(await candidates(worker)).toEqual(offered);
    const rows = await ctx.db.sql<{ id: string; packed: Buffer }[]>`select id, packed from matching.profiles`;
    await ctx.db.sql.begin(async (tx) => {
      for (const { id, packed } of rows) {
        const whole = Float32Array.of(0.6, 0.8, 0);
        const short = packProfile({ ...unpackProfile(packed), whole, passages: packPassages([whole], 3) });
        await tx`update matching.profiles set embedder = 'another', packed = ${short} where id = ${id}`;
      }
      await tx`update matching.embedding set serving = 'another', serving_dimensions = 3`;
    });
    expect(await candidates(worker)).toEqual(offered);
    const uid = ctx.search.uidOf(profilesIndex('listing', 3));
    expect((await ctx.search.client.index(uid).getStats()).numberOfEmbeddings).toBe(offers.length);
  });
});

async function documentOf(id: string): Promise<ProfileDocument> {
  for await (const page of documents.source('listing').all()) {
    const found = page.find((document) => document.id === id);
    if (found) return found;
  }
  throw new Error(`no document ${id}`);
}
