import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import type { ListingContent } from '../api/content.ts';
import { listingContentSchema } from '../api/content.ts';
import { toDocument } from '../search/document.ts';
import { checkListing } from './check.ts';
import { createListing } from './create.ts';
import { publishListing } from './publish.ts';
import { listings } from './store.ts';
import { snapshotOf } from './view.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

let serial = 120_000_000;
const fresh = () => `CN${serial++}A`;
const content = (patent: ListingContent['patent'], more: Partial<ListingContent> = {}) =>
  readyContent({ kind: 'patent', patent, ...more });
const refusal = (patent: unknown) => {
  const read = listingContentSchema.safeParse({ ...readyContent(), kind: 'patent', patent });
  return read.success ? [] : read.error.issues.map(({ path }) => path.join('/'));
};

describe('a family', () => {
  it('is kept in the one form of each number, with days and months', () => {
    const number = fresh();
    const family = [
      { publicationNumber: 'US 10,123,456 B2', filedOn: '2019-08', grantedOn: '2021-03-02' },
      { applicationNumber: 'EP20190123456', legalEvents: [{ on: '2022-05', country: 'EP', kind: 'granted' as const }] },
    ];
    const kept = listingContentSchema.parse(content({ publicationNumber: number, family }));
    expect(kept.patent?.family?.map((one) => one.publicationNumber ?? one.applicationNumber)).toEqual([
      'US10123456B2',
      'EP19123456',
    ]);
  });

  it('refuses a member without a number, with days out of order, or twice', () => {
    const publicationNumber = fresh();
    expect(refusal({ publicationNumber, family: [{ filedOn: '2019-08' }] })).toEqual(['patent/family/0']);
    const outOfOrder = { publicationNumber: 'US10123456B2', filedOn: '2019-08', grantedOn: '2019-07-31' };
    expect(refusal({ publicationNumber, family: [outOfOrder] })).toEqual(['patent/family/0/grantedOn']);
    const again = { publicationNumber: publicationNumber.replace('A', 'B') };
    expect(refusal({ publicationNumber, family: [again] })).toEqual(['patent/family/0']);
  });

  it('bars each of its members from a second listing, and names them while one types', async () => {
    const owner = testActor();
    const member = fresh();
    const first = await createListing(
      ctx,
      owner,
      content({ publicationNumber: fresh(), family: [{ publicationNumber: member }] }),
      {},
    );
    await expect(createListing(ctx, owner, content({ publicationNumber: member }), {})).rejects.toMatchObject({
      reason: 'listing.same_family',
      details: { listingId: first.id },
    });
    const other = { kind: 'patent', patent: { publicationNumber: fresh(), family: [{ publicationNumber: member }] } };
    const said = await checkListing(ctx, owner, { content: other });
    expect(said.understood.map(({ pointer }) => pointer)).toContain('/patent/family/0/publicationNumber');
    expect(said.duplicates.map(({ listing }) => listing)).toEqual([first.id]);
  });

  it('is found by each member, and marked where rights are over', async () => {
    const owner = testActor();
    const lapsed = { on: '2024-01', country: 'CN', kind: 'lapsed' as const };
    const family = [{ publicationNumber: 'US9999123B2' }, { applicationNumber: '特願2019-654321' }];
    const { id } = await createListing(
      ctx,
      owner,
      content({ publicationNumber: fresh(), legalEvents: [lapsed], family }),
      {},
    );
    await publishListing(ctx, owner, id, { expectedVersion: 1 }, {});
    const record = await listings.find(ctx.db.orm, id);
    const document = record && toDocument(snapshotOf(record));
    expect(document?.numbers).toEqual(expect.arrayContaining(['publication:US9999123', 'application:JP2019-654321']));
    expect(document?.right).toBe('partly_over');
    expect(document?.card.right).toBe('partly_over');
  });

  it('whose rights are all over is offered as no licence', async () => {
    const owner = testActor();
    const legalEvents = [{ on: '2024-01-05', country: 'CN', kind: 'lapsed' as const }];
    const over = (offers: ListingContent['offers']) => content({ publicationNumber: fresh(), legalEvents }, { offers });
    const licensed = await createListing(ctx, owner, over(['exclusive_licence', 'consulting']), {});
    await expect(publishListing(ctx, owner, licensed.id, { expectedVersion: 1 }, {})).rejects.toMatchObject({
      reason: 'listing.publish.right_over',
    });
    const advised = await createListing(ctx, owner, over(['consulting']), {});
    await expect(publishListing(ctx, owner, advised.id, { expectedVersion: 1 }, {})).resolves.toMatchObject({
      state: 'published',
    });
  });

  it('that is over in one country is offered in others, and not in that one alone', async () => {
    const owner = testActor();
    const patent = () => ({
      publicationNumber: fresh(),
      family: [
        {
          publicationNumber: `EP${String(fresh()).replace(/\D/g, '').slice(-7)}B1`,
          legalEvents: [{ on: '2024-01-05', country: 'DE', kind: 'lapsed' as const }],
        },
      ],
    });
    const inCountries = (...countries: string[]) =>
      createListing(
        ctx,
        owner,
        content(patent(), { offers: ['exclusive_licence'], territory: { kind: 'countries', countries } }),
        {},
      );
    const publish = async (...countries: string[]) =>
      publishListing(ctx, owner, (await inCountries(...countries)).id, { expectedVersion: 1 }, {});
    for (const countries of [['CN'], ['FR'], ['CN', 'DE']]) {
      await expect(publish(...countries)).resolves.toMatchObject({ state: 'published' });
    }
    await expect(publish('DE')).rejects.toMatchObject({
      reason: 'listing.publish.right_over_there',
      issues: [{ pointer: '/territory' }],
    });
  });

  it('has no event that is still to come, in any member', async () => {
    const family = [{ publicationNumber: 'US10123457B2', grantedOn: '2199-01' }];
    await expect(
      createListing(ctx, testActor(), content({ publicationNumber: fresh(), family }), {}),
    ).rejects.toMatchObject({
      issues: [{ pointer: '/patent/family/0/grantedOn', rule: 'patent.in_the_future' }],
    });
  });
});
