import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  company,
  openDemand,
  publish,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import type { PairContacted } from '../api/index.ts';
import { loseDeal } from '../deal/lose.ts';
import { openDeal } from '../deal/open.ts';
import { getDeal, listDeals } from '../deal/queries.ts';
import { buildWorker } from '../worker.ts';
import { takeContact } from './take.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

async function world({ anonymous = false } = {}) {
  const [seller, buyer] = [university('Institute of Water'), company('Quiet Mills')];
  const listing = await publish(ctx, seller);
  const demand = await openDemand(ctx, buyer, { anonymous });
  const pairId = `${listing.id}_${demand.id}`;
  const contact = (side: PairContacted['side'], message: string | null, by: PairContacted['by'] = {}) => {
    const [from, to] = side === 'listing' ? [seller, buyer] : [buyer, seller];
    const payload: PairContacted = {
      pairId,
      listingId: listing.id,
      demandId: demand.id,
      side,
      from: from.organisation.id,
      to: to.organisation.id,
      by,
      message,
      at: new Date().toISOString(),
    };
    const occurredAt = payload.at;
    return { eventId: newId(), type: 'pair.contacted', key: pairId, version: 1, occurredAt, payload };
  };
  const deals = async (actor: Member) => (await listDeals(ctx, actor, { limit: 10, listing: listing.id })).items;
  const only = async (actor: Member) => {
    const [deal, ...more] = await deals(actor);
    if (!deal || more.length > 0) throw new Error('one deal is expected');
    return getDeal(ctx, actor, deal.id);
  };
  return { seller, buyer, listing, demand, contact, deals, only };
}
const texts = (deal: { events: { kind: string; side: string | null; note: string | null }[] }) =>
  deal.events.map(({ kind, side, note }) => [kind, side, note]);

describe('a contact on a pair', () => {
  it('opens an enquiry with its message, which both sides read, once', async () => {
    const { seller, buyer, contact, only } = await world();
    const told = contact('demand', 'Could you run a two-week test?');
    await takeContact(ctx, told);
    await takeContact(ctx, told);
    for (const actor of [seller, buyer]) {
      const deal = await only(actor);
      expect(deal).toMatchObject({ stage: 'enquiry', openedBy: 'buyer', clock: { waitsFor: 'seller' } });
      expect(texts(deal)).toEqual([['opened', 'buyer', 'Could you run a two-week test?']]);
    }
  });

  it('made by an agency for its client names it in the deal, in each message and on the audit', async () => {
    const { seller, buyer, contact, only } = await world();
    const broker = agency('Northern Brokers');
    await tellOrganisation(ctx, broker);
    const by = { agency: broker.organisation.id, mandateId: newId(), person: newId() };
    await takeContact(ctx, contact('demand', 'For our client', by));
    await takeContact(ctx, contact('demand', 'And once more', by));
    const [forBuyer, forSeller] = [await only(buyer), await only(seller)];
    expect(forBuyer).toMatchObject({ agencies: [{ organisationId: by.agency, sides: ['buyer'] }] });
    expect(forBuyer.events).toMatchObject([
      { kind: 'opened', agencyId: by.agency, personId: by.person },
      { kind: 'message', agencyId: by.agency, personId: by.person },
    ]);
    expect(forSeller.events).toMatchObject([
      { agencyId: by.agency, personId: null },
      { agencyId: by.agency, personId: null },
    ]);
    const audited = await ctx.db.sql`
      select agency_id, mandate_id, person_id from contracts.audit where subject = ${forBuyer.id} order by at`;
    const row = { agency_id: by.agency, mandate_id: by.mandateId, person_id: by.person };
    expect(audited).toEqual([row, row]);
  });

  it('of an earlier version, which named nobody, opens an enquiry all the same', async () => {
    const { seller, contact, only } = await world();
    const { payload, ...rest } = contact('demand', 'Hello');
    const { by: _unknown, ...earlier } = payload;
    await takeContact(ctx, { ...rest, payload: earlier });
    expect((await only(seller)).events).toMatchObject([{ kind: 'opened', agencyId: null, personId: null }]);
  });

  it('joins the deal that there is, whoever opened it, and both answer each other there', async () => {
    const { seller, buyer, listing, demand, contact, only } = await world();
    await openDeal(ctx, seller, { listingId: listing.id, demandId: demand.id, note: 'Hello' }, {});
    const [question, answer] = [contact('demand', 'How long does it last?'), contact('listing', 'Two years')];
    for (const one of [question, answer, question]) await takeContact(ctx, one);
    expect(texts(await only(buyer))).toEqual([
      ['opened', 'seller', 'Hello'],
      ['message', 'buyer', 'How long does it last?'],
      ['message', 'seller', 'Two years'],
    ]);
  });

  it('of both sides at once, in several processes, is one deal', async () => {
    const { seller, contact, only } = await world();
    await Promise.all(
      [contact('listing', 'A'), contact('demand', 'B'), contact('listing', 'C')].map((one) => takeContact(ctx, one)),
    );
    const deal = await only(seller);
    expect(
      texts(deal)
        .map(([, , note]) => note)
        .sort(),
    ).toEqual(['A', 'B', 'C']);
    expect(deal.events.filter(({ kind }) => kind === 'opened')).toHaveLength(1);
  });

  it('leaves the company of an anonymous demand unnamed until that writes itself', async () => {
    const { seller, buyer, contact, only } = await world({ anonymous: true });
    await takeContact(ctx, contact('listing', 'We could help'));
    const before = await only(seller);
    expect(before.buyer.id).toBeNull();
    expect(JSON.stringify(before)).not.toMatch(new RegExp(`Quiet|${buyer.organisation.id}`));
    await takeContact(ctx, contact('demand', 'Tell us more'));
    expect(await only(seller)).toMatchObject({ buyer: { id: buyer.organisation.id } });
    const named = await ctx.db
      .sql`select version from contracts.outbox where key = ${before.id} and type = 'deal.answered'`;
    expect([...named]).toEqual([{ version: 2 }]);
  });

  it('names the company of an anonymous demand that writes first: it opens the deal', async () => {
    const { seller, buyer, contact, only } = await world({ anonymous: true });
    await takeContact(ctx, contact('demand', 'Tell us more'));
    expect(await only(seller)).toMatchObject({ openedBy: 'buyer', buyer: { id: buyer.organisation.id } });
  });

  it('after a lost deal opens another one', async () => {
    const { seller, contact, deals } = await world();
    await takeContact(ctx, contact('demand', 'First'));
    const [first] = await deals(seller);
    await loseDeal(ctx, seller, first?.id ?? '', { reason: 'price' }, {});
    await takeContact(ctx, contact('demand', 'Again'));
    expect((await deals(seller)).map(({ stage }) => stage)).toEqual(['enquiry', 'lost']);
  });

  it('about a record that has left the market opens nothing, and one that is not known yet is tried again', async () => {
    const { seller, buyer, listing, contact, deals } = await world();
    const early = contact('demand', 'Hello');
    const unknown = { ...early, payload: { ...early.payload, demandId: newId() } };
    await expect(takeContact(ctx, unknown)).rejects.toThrow('not known yet');
    await ctx.jobs.sql`update contracts.listing_copy set live = false where id = ${listing.id}`;
    await takeContact(ctx, early);
    expect([await deals(seller), await deals(buyer)]).toEqual([[], []]);
  });

  it('comes through the queue, and is told to who listens for deals', async () => {
    const { seller, buyer, contact, deals } = await world();
    const worker = buildWorker(ctx);
    await ctx.queue.publish([contact('demand', 'Hello')]);
    await waitFor(async () => (await deals(seller)).length === 1, { deadlineMs: 60_000 });
    await worker.stop();
    const [deal] = await deals(seller);
    const [event] = await ctx.jobs.sql`
      select payload from contracts.outbox where key = ${deal?.id ?? ''} and type = 'deal.changed'`;
    expect(event?.payload).toMatchObject({
      act: 'opened',
      by: 'buyer',
      contact: true,
      sellerId: seller.organisation.id,
      buyerId: buyer.organisation.id,
      waitsFor: 'seller',
    });
  });
});
