import type { ListingFacts, StoredProfile } from '@techbourse/matching-engine';
import { testActor, testSettings } from '@techbourse/testkit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { deliver, restarted, testWorker } from '../../test/jobs.ts';
import { listingSnapshotOf, published } from '../../test/records.ts';
import { StaleRead } from '../pairing/optimistic-retry.ts';
import { refreshBatch } from '../pairing/refresh.ts';
import { readOpenProfiles } from './changes-store.ts';
import { RemoteProfiles } from './remote-profiles.ts';

const ctx = await testWorker({ ...(await testSettings()), MATCHING_RETRIEVER: 'meilisearch' });
afterAll(() => ctx.close());

const listing = listingSnapshotOf(testActor(), { title: 'Azo dyes', abstract: 'Removes azo dyes from wastewater.' });
const { id } = listing;
let stored: StoredProfile<ListingFacts>;

beforeAll(async () => {
  await deliver(restarted(ctx), published(listing));
  const [row] = await readOpenProfiles(ctx.db, [{ side: 'listing', id }], ctx.embedders.own.id);
  if (!row) throw new Error('the profile is open');
  stored = { ...row, facts: row.facts as ListingFacts };
});

describe('profiles that stay in Postgres', () => {
  const told = (version: number) => ({ ...stored, version });
  const open = () => {
    const profiles = new RemoteProfiles(ctx.db, () => ctx.embedders.own.id, 2 ** 24);
    profiles.putStored('listing', told(0));
    profiles.remove('listing', id);
    return profiles;
  };
  const versionOf = async (profiles: RemoteProfiles) => (await profiles.load('listing', [id])).get(id)?.version;

  test('read while a newer version arrives do not replace it', async () => {
    const profiles = open();
    const reading = versionOf(profiles);
    // Before the answer of Postgres is here.
    profiles.putStored('listing', told(2));
    expect(await reading).toBe(1);
    expect(await versionOf(profiles)).toBe(2);
  });

  test('read while their record leaves are not cached', async () => {
    const profiles = open();
    const reading = versionOf(profiles);
    profiles.putStored('listing', told(1));
    profiles.remove('listing', id);
    await reading;
    await ctx.db.sql`update matching.profiles set open = false where id = ${id}`;
    expect(await versionOf(profiles)).toBeUndefined();
    await ctx.db.sql`update matching.profiles set open = true where id = ${id}`;
  });

  test('read before their change arrived are read again and then cached', async () => {
    const profiles = open();
    expect(await versionOf(profiles)).toBe(1);
    profiles.putStored('listing', told(1));
    expect(await versionOf(profiles)).toBe(1);
  });
});

test('a refresh for a version that has not arrived yet does not count as done', async () => {
  const asked = { key: id, version: 2, cause: 'record' as const };
  await expect(refreshBatch(restarted(ctx), 'listing', [asked])).rejects.toBeInstanceOf(StaleRead);
  await refreshBatch(restarted(ctx), 'listing', [{ ...asked, version: 1 }]);
});
