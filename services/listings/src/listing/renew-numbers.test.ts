import { testActor } from '@techbourse/testkit';
import { eq } from 'drizzle-orm';
import { afterAll, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { listing, patentHold } from '../db/schema.ts';
import { createListing } from './create.ts';
import { publishListing } from './publish.ts';
import { renewPatentNumbers } from './renew-numbers.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const holdsOf = async (id: string) =>
  (await ctx.db.orm.select().from(patentHold).where(eq(patentHold.listingId, id))).map(({ key }) => key).sort();

/** A published listing as an earlier version kept it: its number in that form, and a key without a role. */
async function keptBefore(owner: ReturnType<typeof testActor>, number: string, as: string, key: string) {
  const content = readyContent({ kind: 'patent', patent: { publicationNumber: number } });
  const { id } = await createListing(ctx, owner, content, {});
  await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
  const kept = { ...content, patent: { publicationNumber: as } };
  await ctx.db.orm.update(listing).set({ content: kept }).where(eq(listing.id, id));
  await ctx.db.orm.update(patentHold).set({ key }).where(eq(patentHold.listingId, id));
  return id;
}

it('brings a number that was kept before to its present form and key, once', async () => {
  const owner = testActor();
  const id = await keptBefore(owner, 'JPH08179521A', 'JP08179521A', 'number:JP8179521');
  expect(await renewPatentNumbers(ctx)).toBe(1);
  expect(await holdsOf(id)).toEqual(['publication:JPH8179521']);
  const [row] = await ctx.db.orm.select().from(listing).where(eq(listing.id, id));
  expect(row?.content.patent?.publicationNumber).toBe('JPH08179521A');
  expect(row?.version).toBe(2);
  expect(await renewPatentNumbers(ctx)).toBe(0);
  const again = readyContent({ kind: 'patent', patent: { publicationNumber: '特開平8-179521' } });
  await expect(createListing(ctx, owner, again, {})).rejects.toMatchObject({ reason: 'listing.same_family' });
});

it('leaves a right that two organisations offer with the first, and the second to the operator', async () => {
  const first = await keptBefore(testActor(), 'US1000001B2', 'US1000001B2', 'number:US1000001');
  const second = await keptBefore(testActor(), 'US1000002B2', 'US01000001B2', 'number:US01000001');
  expect(await renewPatentNumbers(ctx)).toBe(2);
  expect(await holdsOf(first)).toEqual(['publication:US1000001']);
  const [hold] = await ctx.db.orm.select().from(patentHold).where(eq(patentHold.listingId, second));
  expect(hold).toMatchObject({ key: 'publication:US1000001', conflictsWith: first });
});
