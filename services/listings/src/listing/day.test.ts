import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { handClock, readyContent, testContext } from '../../test/listings.ts';
import { createListing } from './create.ts';
import { expireListings } from './expire.ts';
import { publishListing } from './publish.ts';
import { getListing } from './queries.ts';

const clock = handClock('2026-12-31T23:00:00Z');
const ctx = await testContext({ clock, timeZone: 'Asia/Shanghai' });
afterAll(() => ctx.close());

const published = async (validUntil?: string) => {
  const owner = testActor();
  const { id } = await createListing(ctx, owner, readyContent(validUntil ? { validUntil } : {}), {});
  return { owner, ...(await publishListing(ctx, owner, id, { expectedVersion: 1 }, {})) };
};

describe('the validity of a listing', () => {
  it('begins with the day that the exchange has, seven in the morning of New Year in Harbin', async () => {
    clock.set('2026-12-31T23:00:00Z');
    expect(await published()).toMatchObject({ validUntil: '2028-01-01' });
    await expect(published('2026-12-31')).rejects.toMatchObject({ reason: 'listing.publish.already_expired' });
  });

  it('ends with the last moment of its last day there', async () => {
    clock.set('2026-12-31T23:00:00Z');
    const { id, owner } = await published('2027-01-01');
    clock.set('2027-01-01T15:59:59Z');
    await expireListings(ctx);
    expect(await getListing(ctx, owner, id)).toMatchObject({ state: 'published' });
    clock.set('2027-01-01T16:00:00Z');
    await expireListings(ctx);
    expect(await getListing(ctx, owner, id)).toMatchObject({ state: 'expired' });
  });
});
