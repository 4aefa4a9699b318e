import type { Scope } from '@techbourse/api-schema';
import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  company,
  moveTogether,
  openDemand,
  publish,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { confirmAgency } from '../agency/confirm.ts';
import { confirmContract } from '../contract/confirm.ts';
import { draftContract } from '../contract/draft.ts';
import { editContract } from '../contract/edit.ts';
import { getContract, listContracts } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { declareBothSides } from './declare-both-sides.ts';
import { loseDeal } from './lose.ts';
import { moveDeal } from './move.ts';
import { openDeal } from './open.ts';
import { getDeal, listDeals } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const RIGHTS: Scope[] = ['deals:read', 'deals:write', 'contracts:sign'];

/** An agency as the gateway passes it on when it acts for a client. */
const actingFor = (client: Member, broker: Member, over: Partial<NonNullable<Member['by']>> = {}): Member => ({
  ...broker,
  organisation: client.organisation,
  by: { agency: broker.organisation.id, mandateId: newId(), rights: RIGHTS, ...over },
});

async function newWorld() {
  const [seller, buyer, broker] = [university(), company(), agency('Northern Brokers')];
  for (const one of [seller, buyer, broker]) await tellOrganisation(ctx, one);
  const listing = await publish(ctx, seller);
  const demand = await openDemand(ctx, buyer);
  return { seller, buyer, broker, listing, demand };
}

describe('an agency under a mandate', () => {
  it('opens a deal for its client, who is the side, and both see who did it', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const acting = actingFor(buyer, broker, { person: newId() });
    const { id } = await openDeal(ctx, acting, { listingId: listing.id, demandId: demand.id }, {});
    const forBuyer = await getDeal(ctx, buyer, id);
    expect(forBuyer).toMatchObject({
      side: 'buyer',
      openedBy: 'buyer',
      agencies: [
        { organisationId: broker.organisation.id, name: 'Northern Brokers', sides: ['buyer'], declaredAt: null },
      ],
      events: [{ kind: 'opened', agencyId: broker.organisation.id, personId: acting.by?.person }],
    });
    const forSeller = await getDeal(ctx, seller, id);
    expect(forSeller.events).toMatchObject([{ agencyId: broker.organisation.id, personId: null }]);
    const [audited] = await ctx.db.sql`
      select organisation_id, agency_id, mandate_id, person_id from contracts.audit where subject = ${id}`;
    expect(audited).toEqual({
      organisation_id: buyer.organisation.id,
      agency_id: broker.organisation.id,
      mandate_id: acting.by?.mandateId,
      person_id: acting.by?.person,
    });
  });

  it('without one is told how to act for somebody', async () => {
    const { broker, listing } = await newWorld();
    await expect(openDeal(ctx, broker, { listingId: listing.id }, {})).rejects.toMatchObject({
      reason: 'deal.needs_mandate',
      message: expect.stringContaining('On-Behalf-Of'),
    });
  });

  it('for one demand opens a deal about that demand and no other', async () => {
    const { buyer, broker, listing, demand } = await newWorld();
    const other = await openDemand(ctx, buyer);
    const acting = actingFor(buyer, broker, { subject: { kind: 'demand', id: demand.id } });
    const beyond = { kind: 'FORBIDDEN', reason: 'mandate.beyond' };
    for (const input of [{ listingId: listing.id, demandId: other.id }, { listingId: listing.id }]) {
      await expect(openDeal(ctx, acting, input, {})).rejects.toMatchObject(beyond);
    }
    const { id } = await openDeal(ctx, acting, { listingId: listing.id, demandId: demand.id }, {});
    const hidden = await openDeal(ctx, buyer, { listingId: listing.id, demandId: other.id }, {});
    expect((await listDeals(ctx, acting, { limit: 10 })).items.map((deal) => deal.id)).toEqual([id]);
    await expect(getDeal(ctx, acting, hidden.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(moveDeal(ctx, acting, hidden.id, { to: 'nda' }, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    // The record of somebody else is no way in, whatever the mandate says.
    const stolen = actingFor(company(), broker, { subject: { kind: 'demand', id: demand.id } });
    await expect(openDeal(ctx, stolen, { listingId: listing.id, demandId: demand.id }, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
    });
  });

  it('for one listing writes a contract about that listing and nothing else of its client', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const other = await publish(ctx, seller);
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
    await moveTogether(ctx, { seller, buyer }, id, 'negotiation');
    const acting = actingFor(seller, broker, { subject: { kind: 'listing', id: listing.id } });
    const quotes = [listing, other].map(({ id: listingId, version }) => ({ listingId, version }));
    const more = draftContract(ctx, acting, id, licenceDraft({ listings: quotes }), {});
    await expect(more).rejects.toMatchObject({ reason: 'mandate.beyond' });
    const drafted = await draftContract(ctx, acting, id, licenceDraft(), {});
    const edit = editContract(ctx, acting, drafted.id, { listings: quotes, expectedVersion: 1 }, {});
    await expect(edit).rejects.toMatchObject({ reason: 'mandate.beyond' });
    expect((await listContracts(ctx, acting, { limit: 10 })).items.map((one) => one.id)).toEqual([drafted.id]);
    const elsewhere = actingFor(seller, broker, { subject: { kind: 'listing', id: other.id } });
    expect((await listContracts(ctx, elsewhere, { limit: 10 })).items).toEqual([]);
    await expect(getContract(ctx, elsewhere, drafted.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('reads the deals of its clients as they do, and learns no name that they may not', async () => {
    const [seller, buyer, broker] = [university(), company('Hidden Works'), agency()];
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer, { anonymous: true });
    const { id } = await openDeal(ctx, seller, { listingId: listing.id, demandId: demand.id }, {});
    const reader: Member = {
      ...broker,
      actsFor: [{ rights: ['deals:read'], organisations: [seller.organisation.id] }],
    };
    const { items } = await listDeals(ctx, reader, { limit: 10 });
    expect(items.map((deal) => deal.id)).toEqual([id]);
    expect(JSON.stringify([items, await getDeal(ctx, reader, id)])).not.toContain('Hidden Works');
    expect(items[0]).toMatchObject({ side: null, actions: [], buyer: { id: null } });
    await expect(moveDeal(ctx, reader, id, { to: 'nda' }, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    expect((await getDeal(ctx, testOperator(), id)).buyer.id).toBe(buyer.organisation.id);
  });

  it('lists deals and contracts over all clients or one, and counts those of each', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const [stranger, quiet] = [company(), company()];
    for (const one of [stranger, quiet]) await tellOrganisation(ctx, one);
    const [sellerId, buyerId] = [seller.organisation.id, buyer.organisation.id];
    const between = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
    const direct = await openDeal(ctx, stranger, { listingId: listing.id }, {});
    await moveTogether(ctx, { seller, buyer }, between.id, 'negotiation');
    const contract = await draftContract(ctx, seller, between.id, licenceDraft(), {});
    const reader: Member = { ...broker, actsFor: [{ rights: ['deals:read'], organisations: [sellerId, buyerId] }] };
    const ids = (page: { items: { id: string }[] }) => page.items.map(({ id }) => id);
    const counts = (...of: [string, number][]) => of.map(([organisationId, count]) => ({ organisationId, count }));
    const all = await listDeals(ctx, reader, { owner: 'clients', limit: 10 });
    expect(ids(all)).toEqual([direct.id, between.id]);
    expect(all.clients).toEqual(counts([sellerId, 2], [buyerId, 1]));
    const first = await listDeals(ctx, reader, { owner: 'clients', limit: 1 });
    const second = await listDeals(ctx, reader, { owner: 'clients', limit: 1, cursor: first.nextCursor ?? '' });
    expect([ids(first), ids(second), second.clients]).toEqual([[direct.id], [between.id], undefined]);
    const ofBuyer = await listDeals(ctx, reader, { client: buyerId, limit: 10 });
    expect([ids(ofBuyer), ofBuyer.clients]).toEqual([[between.id], counts([buyerId, 1])]);
    expect((await listDeals(ctx, reader, { client: buyerId, side: 'seller', limit: 10 })).items).toEqual([]);
    expect((await listDeals(ctx, reader, { owner: 'me', limit: 10 })).items).toEqual([]);
    const contracts = await listContracts(ctx, reader, { owner: 'clients', limit: 10 });
    expect(ids(contracts)).toEqual([contract.id]);
    expect(contracts.clients).toEqual(expect.arrayContaining(counts([sellerId, 1], [buyerId, 1])));
    for (const client of [stranger.organisation.id, quiet.organisation.id]) {
      const refused = { kind: 'FORBIDDEN', reason: 'mandate.none' };
      await expect(listDeals(ctx, reader, { client, limit: 10 })).rejects.toMatchObject(refused);
      await expect(listContracts(ctx, reader, { client, limit: 10 })).rejects.toMatchObject(refused);
    }
  });

  it('is found by the deals in which it acted, and by those that are open', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const acted = await openDeal(ctx, actingFor(buyer, broker), { listingId: listing.id, demandId: demand.id }, {});
    const other = await openDeal(ctx, buyer, { listingId: listing.id }, {});
    const ids = async (query: object) =>
      (await listDeals(ctx, seller, { limit: 10, ...query })).items.map((deal) => deal.id);
    expect(await ids({ agency: broker.organisation.id })).toEqual([acted.id]);
    expect(await ids({ agency: newId() })).toEqual([]);
    await loseDeal(ctx, seller, acted.id, { reason: 'price' }, {});
    expect(await ids({ open: 'true' })).toEqual([other.id]);
    expect(await ids({})).toEqual([other.id, acted.id]);
  });

  it('confirms a contract for its client, and the ledger holds who did', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
    await moveTogether(ctx, { seller, buyer }, id, 'negotiation');
    const acting = actingFor(seller, broker);
    const { id: contractId } = await draftContract(ctx, acting, id, licenceDraft(), {});
    const { version, hash } = await getContract(ctx, seller, contractId);
    await confirmContract(ctx, acting, contractId, { version, hash }, {});
    await confirmContract(ctx, buyer, contractId, { version, hash }, {});
    const [entry] = await ctx.db.sql`
      select text from contracts.ledger_entry where contract_id = ${contractId} and kind = 'contract.signed'`;
    const said = String(entry?.['text']);
    // Of the text that it wrote, and of the confirmation.
    expect(said.split(`"agency":"${broker.organisation.id}"`)).toHaveLength(3);
    expect(said.split(`"mandate":"${acting.by?.mandateId}"`)).toHaveLength(3);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    const rights = actingFor(buyer, broker, { rights: ['deals:read', 'deals:write'] });
    await expect(confirmContract(ctx, rights, contractId, { version, hash }, {})).rejects.toMatchObject({
      reason: 'mandate.beyond',
    });
  });
});

describe('an agency on both sides', () => {
  async function doubleAgency() {
    const world = await newWorld();
    const { seller, buyer, broker, listing, demand } = world;
    const forBuyer = actingFor(buyer, broker);
    const { id } = await openDeal(ctx, forBuyer, { listingId: listing.id, demandId: demand.id }, {});
    await moveTogether(ctx, { seller: actingFor(seller, broker), buyer }, id, 'negotiation');
    const { id: contractId } = await draftContract(ctx, seller, id, licenceDraft(), {});
    const { version, hash } = await getContract(ctx, seller, contractId);
    return { ...world, dealId: id, contractId, text: { version, hash } };
  }

  it('declares it itself, and both parties accept it themselves, before anything is signed', async () => {
    const { seller, buyer, broker, dealId, contractId, text } = await doubleAgency();
    const agencies = [broker.organisation.id];
    const confirm = (by: Member, bothSides?: string[]) =>
      confirmContract(ctx, by, contractId, { ...text, ...(bothSides ? { bothSides } : {}) }, {});
    await expect(confirm(seller, agencies)).rejects.toMatchObject({
      reason: 'contract.both_sides_undeclared',
      details: { agencies },
    });
    await expect(declareBothSides(ctx, agency(), dealId, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(declareBothSides(ctx, actingFor(seller, broker), dealId, {})).rejects.toMatchObject({
      reason: 'mandate.beyond',
    });
    await declareBothSides(ctx, broker, dealId, {});
    await declareBothSides(ctx, broker, dealId, {});
    for (const accepts of [undefined, [newId()]]) {
      await expect(confirm(seller, accepts)).rejects.toMatchObject({ reason: 'contract.both_sides_unaccepted' });
    }
    await expect(confirm(actingFor(seller, broker), agencies)).rejects.toMatchObject({ reason: 'mandate.beyond' });
    await confirm(seller, agencies);
    await expect(confirm(buyer)).rejects.toMatchObject({ reason: 'contract.both_sides_unaccepted' });
    expect(await confirm(buyer, agencies)).toMatchObject({ state: 'signed' });
    expect(await getDeal(ctx, seller, dealId)).toMatchObject({
      agencies: [{ sides: ['seller', 'buyer'], declaredAt: expect.any(String), acceptedBy: ['seller', 'buyer'] }],
    });
    const kinds = (await getDeal(ctx, seller, dealId)).events.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'both_sides_declared')).toHaveLength(1);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
    await ctx.db.sql`select 1`;
  });

  it('is not made by a tick of the parties: the agency named for both sides confirms and declares', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const { id } = await openDeal(ctx, buyer, { listingId: listing.id, demandId: demand.id }, {});
    await moveTogether(ctx, { seller, buyer }, id, 'negotiation');
    const organisationId = broker.organisation.id;
    const agencies = [{ organisationId, side: 'both' as const, bothSidesDeclared: true }];
    const { id: contractId } = await draftContract(ctx, seller, id, licenceDraft({ agencies }), {});
    const { version, hash, terms } = await getContract(ctx, seller, contractId);
    expect(terms.agencies).toEqual([{ organisationId, side: 'both', name: 'Northern Brokers' }]);
    const text = { version, hash };
    const confirm = (by: Member) => confirmContract(ctx, by, contractId, { ...text, bothSides: [organisationId] }, {});
    await expect(confirm(seller)).rejects.toMatchObject({ reason: 'contract.both_sides_undeclared' });
    await confirmAgency(ctx, broker, contractId, { ...text, bothSides: true }, {});
    await confirm(seller);
    expect(await confirm(buyer)).toMatchObject({ state: 'signed' });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('that stands on one side declares nothing', async () => {
    const { seller, buyer, broker, listing, demand } = await newWorld();
    const { id } = await openDeal(ctx, actingFor(buyer, broker), { listingId: listing.id, demandId: demand.id }, {});
    await expect(declareBothSides(ctx, broker, id, {})).rejects.toMatchObject({ reason: 'deal.not_both_sides' });
    expect((await getDeal(ctx, seller, id)).agencies).toHaveLength(1);
  });
});
