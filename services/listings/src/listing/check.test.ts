import { inRequest } from '@techbourse/platform';
import { testActor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { readyContent, testContext } from '../../test/listings.ts';
import { listing } from '../db/schema.ts';
import { checkListing } from './check.ts';
import { createListing } from './create.ts';
import { publishListing } from './publish.ts';

const ctx = await testContext({ clock: { now: () => new Date('2026-03-01T10:00:00Z') } });
afterAll(() => ctx.close());

const check = (owner: ReturnType<typeof testActor>, content: object, id?: string) =>
  checkListing(ctx, owner, { content: { ...content }, ...(id ? { id } : {}) });

describe('the check of a draft', () => {
  it('says what a save would refuse, what publishing still needs, and keeps nothing', async () => {
    const owner = testActor();
    const bad = await check(owner, { kind: 'patent', title: 'no languages', price: { kind: 'gift' } });
    expect(bad.faults.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/title', '/price/kind']));
    expect([bad.completeness, bad.previews]).toEqual([null, null]);
    const bare = await check(owner, { kind: 'patent' });
    expect([bare.faults, bare.missing.map(({ pointer }) => pointer)]).toEqual([
      [],
      ['/title', '/abstract', '/offers', '/readiness', '/keywords', '/patent'],
    ]);
    const tomorrow = { patent: { applicationNumber: 'CN201910823456.0', filedOn: '2026-03-02' } };
    expect((await check(owner, readyContent(tomorrow))).faults).toMatchObject([
      { pointer: '/patent/filedOn', rule: 'patent.in_the_future' },
    ]);
    expect(await ctx.db.orm.$count(listing)).toBe(0);
  });

  it('says how a number was understood, also while other fields have faults', async () => {
    const { understood } = await check(testActor(), {
      kind: 'nonsense',
      patent: { applicationNumber: 'ZL 2019 1 0823456.0', publicationNumber: 'us 10,123,456 b2' },
    });
    expect(understood).toEqual([
      {
        pointer: '/patent/applicationNumber',
        given: 'ZL 2019 1 0823456.0',
        number: 'CN201910823456.0',
        office: 'CN',
        role: 'application',
        kind: null,
        checked: true,
        rightDigit: null,
      },
      {
        pointer: '/patent/publicationNumber',
        given: 'us 10,123,456 b2',
        number: 'US10123456B2',
        office: 'US',
        role: 'publication',
        kind: 'B2',
        checked: false,
        rightDigit: null,
      },
    ]);
  });

  it('names the check digit that a European or German number should have, and refuses nothing for it', async () => {
    const patent = { applicationNumber: 'EP 21 157 234.5', family: [{ applicationNumber: 'DE 10 2007 004 488.9' }] };
    const { understood, faults } = await check(testActor(), { kind: 'patent', patent });
    expect(understood).toMatchObject([
      { number: 'EP21157234.5', checked: false, rightDigit: '2' },
      { number: 'DE102007004488.9', checked: true, rightDigit: null },
    ]);
    expect(faults).toEqual([]);
  });

  it('says its faults in the language of who asks', async () => {
    const asked = { requestId: 'r', address: null, language: 'zh' as const };
    const bare = await inRequest(asked, () => check(testActor(), { kind: 'patent' }));
    for (const { message } of bare.missing) expect(message).toMatch(/\p{Script=Han}/u);
  });

  it('names listings of the same right, as far as the reader may see them', async () => {
    const [owner, other] = [testActor(), testActor()];
    const patent = { publicationNumber: 'CN110569471A' };
    const draft = await createListing(ctx, owner, readyContent({ patent }), {});
    expect((await check(other, readyContent({ patent }))).duplicates).toEqual([]);
    expect((await check(owner, readyContent({ patent }))).duplicates).toMatchObject([
      { own: true, listing: draft.id, key: 'CN110569471' },
    ]);
    expect((await check(owner, readyContent({ patent }), draft.id)).duplicates).toEqual([]);
    await publishListing(ctx, owner, draft.id, { expectedVersion: 1 }, {});
    const told = await check(other, { patent: { publicationNumber: 'CN 110569471 B' } });
    expect(told.duplicates).toMatchObject([{ own: false, listing: draft.id, title: readyContent().title }]);
    const hidden = readyContent({ patent: { publicationNumber: 'CN110569472A' }, tiers: { patent: 'T2' } });
    const secret = await createListing(ctx, owner, hidden, {});
    await publishListing(ctx, owner, secret.id, { expectedVersion: 1 }, {});
    expect((await check(other, { patent: { publicationNumber: 'CN110569472A' } })).duplicates).toEqual([]);
  });

  it('shows what each tier would see', async () => {
    const content = readyContent({
      tiers: { price: 'T1', abstract: 'T2' },
      price: { kind: 'on_request' },
      contact: { email: 'li@example.org' },
    });
    const { previews } = await check(testActor(), content);
    const shows = (tier: 'T0' | 'T1' | 'T2') =>
      ['price', 'abstract', 'contact'].filter((field) => field in (previews?.[tier] ?? {}));
    expect([shows('T0'), shows('T1'), shows('T2')]).toEqual([
      [],
      ['price', 'contact'],
      ['price', 'abstract', 'contact'],
    ]);
    const unpublished = await check(testActor(), readyContent({ unpublishedInvention: true }));
    expect(JSON.stringify(unpublished.previews?.T1)).not.toContain('membrane');
    expect(JSON.stringify(unpublished.previews?.T2)).toContain('membrane');
  });

  it('of another organisation’s listing is refused as if it did not exist', async () => {
    const { id } = await createListing(ctx, testActor(), readyContent(), {});
    await expect(check(testActor(), readyContent(), id)).rejects.toMatchObject({ reason: 'listing.not_found' });
  });
});
