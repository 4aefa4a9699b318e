import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { agency, company, openDemand, publish, tellMandate, testContext, university } from '../../test/exchange.ts';
import { loseDeal } from './lose.ts';
import { openDeal } from './open.ts';
import { listProposals } from './proposals.ts';
import { getDeal } from './queries.ts';
import { shortlistDeal } from './shortlist.ts';
import { writeMessage } from './write-message.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const text = (words: string) => ({ en: { text: words, origin: 'person' as const } });
const required = [
  { metric: 'adhesion of ice', comparison: 'at_most' as const, value: 30, unit: 'kPa' },
  { metric: 'service life', comparison: 'at_least' as const, value: 5, unit: 'years' },
];
const advantage = (...measures: { metric: string; value: number; unit: string }[]) => ({
  comparator: text('Bare steel'),
  measures,
});

/** A need with two required results, and a proposal to it by a university of its own. */
async function proposed(buyer: Member, over: Parameters<typeof publish>[2] = {}, demand?: { id: string }) {
  const need = demand ?? (await openDemand(ctx, buyer, { requiredResults: required }));
  const seller = university();
  const listing = await publish(ctx, seller, over);
  const { id } = await openDeal(ctx, seller, { listingId: listing.id, demandId: need.id, note: 'Ours fits' }, {});
  return { need, seller, listing, id };
}
const read = (actor: Member, demand: string) => listProposals(ctx, actor, demand, undefined);

describe('proposals to a demand', () => {
  it('stand side by side with what each says to every required result, in the unit of the need', async () => {
    const buyer = company();
    const measures = [
      { metric: 'Ice adhesion', value: 0.031, unit: 'MPa' },
      { metric: 'Service life', value: 72, unit: 'months' },
    ];
    const { need, id } = await proposed(buyer, { advantage: advantage(...measures) });
    const silent = await proposed(buyer, {}, need);
    const page = await read(buyer, need.id);
    expect(page.demand).toMatchObject({ id: need.id, open: true, requiredResults: required });
    expect(page.items.map((item) => [item.id, item.met, item.notMet])).toEqual([
      [silent.id, 0, 0],
      [id, 1, 1],
    ]);
    const [first, second] = page.items;
    expect(second?.answers).toMatchObject([
      { state: 'not_met', value: 31 },
      { state: 'met', value: 6 },
    ]);
    expect(first?.answers.map(({ state }) => state)).toEqual(['not_said', 'not_said']);
    expect(second).toMatchObject({
      openedBy: 'seller',
      word: { side: 'seller', text: 'Ours fits' },
      offer: { seen: 'opening', dealKinds: ['exclusive_licence', 'assignment'] },
      shortlistedAt: null,
    });
    // nobody told this process where listings are read
    expect([page.degraded, page.more]).toEqual([true, false]);
  });

  it('show what the other side wrote last, and the own words only while it has written nothing', async () => {
    const [buyer, seller] = [company(), university()];
    const need = await openDemand(ctx, buyer, { requiredResults: required });
    const listing = await publish(ctx, seller);
    const { id } = await openDeal(
      ctx,
      buyer,
      { listingId: listing.id, demandId: need.id, note: 'Do you have it?' },
      {},
    );
    const wordOf = async () => (await read(buyer, need.id)).items[0]?.word;
    expect(await wordOf()).toMatchObject({ side: 'buyer', text: 'Do you have it?' });
    await writeMessage(ctx, seller, id, { text: 'We do' }, {});
    await writeMessage(ctx, buyer, id, { text: 'Good' }, {});
    expect(await wordOf()).toMatchObject({ side: 'seller', text: 'We do' });
  });

  it('exist for the owner of the demand, its agency and the operator, and for nobody else', async () => {
    const [buyer, broker] = [company(), agency()];
    const { need, seller } = await proposed(buyer);
    for (const stranger of [seller, company(), broker]) {
      await expect(read(stranger, need.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    }
    await expect(read(buyer, newId())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await tellMandate(ctx, { client: buyer, agency: broker });
    const acting: Member = {
      ...broker,
      actsFor: [{ rights: ['deals:read'], organisations: [buyer.organisation.id] }],
    };
    expect((await read(acting, need.id)).items).toHaveLength(1);
    expect((await read(testOperator(), need.id)).items).toHaveLength(1);
  });

  it('stay with the reason when they are declined, and another deal may be opened in their place', async () => {
    const buyer = company();
    const { need, id, listing } = await proposed(buyer);
    await loseDeal(ctx, buyer, id, { reason: 'price' }, {});
    const again = await openDeal(ctx, buyer, { listingId: listing.id, demandId: need.id }, {});
    const { items } = await read(buyer, need.id);
    expect(items.map((item) => [item.id, item.stage, item.lost?.reason])).toEqual([
      [again.id, 'enquiry', undefined],
      [id, 'lost', 'price'],
    ]);
  });
});

describe('the shortlist of a buyer', () => {
  it('is put on and taken off, and the other side notices nothing', async () => {
    const buyer = company();
    const { need, id, seller } = await proposed(buyer);
    const before = await getDeal(ctx, seller, id);
    const on = await shortlistDeal(ctx, buyer, id, { shortlisted: true }, {});
    expect((await read(buyer, need.id)).items[0]?.shortlistedAt).toBe(on.shortlistedAt);
    expect(await shortlistDeal(ctx, buyer, id, { shortlisted: true }, {})).toEqual(on);
    expect(await getDeal(ctx, seller, id)).toEqual(before);
    expect(await shortlistDeal(ctx, buyer, id, { shortlisted: false }, {})).toEqual({
      dealId: id,
      shortlistedAt: null,
    });
  });

  it('is the buyer’s alone, and of what goes on', async () => {
    const buyer = company();
    const { id, seller } = await proposed(buyer);
    const ask = (actor: Member) => shortlistDeal(ctx, actor, id, { shortlisted: true }, {});
    await expect(ask(seller)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'deal.not_buyer' });
    await expect(ask(company())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await loseDeal(ctx, buyer, id, { reason: 'price' }, {});
    await expect(ask(buyer)).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'deal.ended' });
  });
});
