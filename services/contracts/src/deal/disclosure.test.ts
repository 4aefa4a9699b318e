import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, moveTogether, signedContract, startDeal, testContext, university } from '../../test/exchange.ts';
import { disclosureChangedSchema, grantDisclosureRequestSchema } from '../api/index.ts';
import { verifyLedger } from '../recorded.ts';
import { listDisclosures } from './disclosure-queries.ts';
import { endDisclosure } from './end-disclosure.ts';
import { grantDisclosure } from './grant-disclosure.ts';
import { loseDeal } from './lose.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

/** What was told of a disclosure, in its order. */
async function toldOf(id: string) {
  const rows = await ctx.jobs.sql`
    select version, payload from contracts.outbox where type = 'disclosure.changed' and key = ${id} order by seq`;
  return rows.map((row) => ({ version: row['version'] as number, ...disclosureChangedSchema.parse(row['payload']) }));
}
const audited = async (id: string) =>
  (await ctx.jobs.sql`select action from contracts.audit where subject = ${id} order by at, id`).map(
    (row) => row['action'],
  );
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { reason: string }) => error.reason,
  );
const listed = async (dealId: string, reader: Member) =>
  (await listDisclosures(ctx, reader, dealId, { limit: 10 })).items;

describe('a disclosure', () => {
  it('is granted by the seller to the other side of the deal once secrecy is agreed, told and on the audit', async () => {
    const { id: dealId, seller, buyer, listing } = await startDeal(ctx, { stage: 'enquiry' });
    const grant = (actor: Member) => grantDisclosure(ctx, actor, dealId, { tier: 'T2' }, {});
    expect(await refused(grant(seller))).toBe('disclosure.needs_nda');
    await moveTogether(ctx, { seller, buyer }, dealId, 'nda');
    expect(await refused(grant(buyer))).toBe('disclosure.not_seller');
    expect(await refused(grant(testOperator()))).toBe('deal.not_party');
    expect(await refused(grant(university()))).toBe('deal.not_found');
    const made = await grant(seller);
    expect(made).toMatchObject({
      dealId,
      listingId: listing.id,
      organisationId: buyer.organisation.id,
      tier: 'T2',
      people: null,
      endedAt: null,
    });
    expect(await toldOf(made.id)).toMatchObject([
      { version: 1, listingId: listing.id, grantedBy: seller.organisation.id, tier: 'T2', people: null, endedAt: null },
    ]);
    expect(await audited(made.id)).toEqual(['disclosure.grant']);
    for (const reader of [seller, buyer, testOperator()]) expect(await listed(dealId, reader)).toEqual([made]);
    expect(await refused(listed(dealId, company()))).toBe('deal.not_found');
  });

  it('of T3 names people, and is for those named last', async () => {
    expect(grantDisclosureRequestSchema.safeParse({ tier: 'T3' }).success).toBe(false);
    const { id: dealId, seller } = await startDeal(ctx);
    const [one, two] = [newId(), newId()];
    const first = await grantDisclosure(ctx, seller, dealId, { tier: 'T3', people: [one] }, {});
    const open = await grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {});
    const second = await grantDisclosure(ctx, seller, dealId, { tier: 'T3', people: [two, one] }, {});
    expect(second).toMatchObject({ id: first.id, version: 2, people: [two, one] });
    expect((await toldOf(first.id)).map(({ version, people }) => [version, people])).toEqual([
      [1, [one]],
      [2, [two, one]],
    ]);
    expect((await listed(dealId, seller)).map(({ id, tier }) => [id, tier])).toEqual([
      [first.id, 'T3'],
      [open.id, 'T2'],
    ]);
  });

  it('is ended once, by the seller alone', async () => {
    const { id: dealId, seller, buyer } = await startDeal(ctx);
    const other = await startDeal(ctx, { seller });
    const { id: disclosureId } = await grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {});
    const end = (actor: Member, deal = dealId) => endDisclosure(ctx, actor, { dealId: deal, disclosureId }, {}, {});
    expect(await refused(end(buyer))).toBe('disclosure.not_seller');
    expect(await refused(end(seller, other.id))).toBe('disclosure.not_found');
    expect(await end(seller)).toMatchObject({ version: 2, endedAt: expect.any(String) });
    expect(await refused(end(seller))).toBe('disclosure.ended');
    expect((await toldOf(disclosureId)).map(({ version, endedAt }) => [version, endedAt !== null])).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(await audited(disclosureId)).toEqual(['disclosure.grant', 'disclosure.end']);
    expect((await grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {})).id).not.toBe(disclosureId);
  });

  it('ends with the deal that is lost, and with the secrecy that is taken back', async () => {
    for (const ending of ['lost', 'enquiry'] as const) {
      const { id: dealId, seller, buyer } = await startDeal(ctx, { stage: 'enquiry' });
      await moveTogether(ctx, { seller, buyer }, dealId, 'nda');
      for (const tier of ['T2', 'T3'] as const) {
        await grantDisclosure(ctx, seller, dealId, { tier, people: [newId()] }, {});
      }
      if (ending === 'lost') await loseDeal(ctx, buyer, dealId, { reason: 'other', note: 'no' }, {});
      else await moveTogether(ctx, { seller, buyer }, dealId, 'enquiry');
      const all = await listed(dealId, seller);
      expect(all.map(({ endedAt }) => endedAt !== null)).toEqual([true, true]);
      for (const { id } of all)
        expect((await toldOf(id)).at(-1)).toMatchObject({ version: 2, endedAt: expect.any(String) });
      expect(await refused(grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {}))).toBe('disclosure.needs_nda');
    }
  });

  it('outlives the signature, and can be made after it', async () => {
    const { dealId, seller } = await signedContract(ctx);
    const { id } = await grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {});
    expect(await listed(dealId, seller)).toMatchObject([{ id, endedAt: null }]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is made once by a repeated request, and once by requests at the same instant', async () => {
    const { id: dealId, seller } = await startDeal(ctx);
    const again = () => grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, { idempotencyKey: 'once' });
    expect(await again()).toEqual(await again());
    await Promise.all([1, 2, 3].map(() => grantDisclosure(ctx, seller, dealId, { tier: 'T2' }, {})));
    expect(await listed(dealId, seller)).toHaveLength(1);
  });
});
