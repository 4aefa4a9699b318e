import { newId } from '@techbourse/platform';
import { ANONYMOUS, type Member } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  company,
  movableClock,
  moveTogether,
  openDemand,
  publish,
  signedContract,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { confirmContract } from '../contract/confirm.ts';
import { draftContract } from '../contract/draft.ts';
import { loseDeal } from '../deal/lose.ts';
import { moveDeal } from '../deal/move.ts';
import { openDeal } from '../deal/open.ts';
import { getDeal } from '../deal/queries.ts';
import { getContract } from '../dossier/queries.ts';
import { followMandate } from '../mandate/follow.ts';
import { listAgencyDeals } from './deals.ts';
import { shownCount, shownWinRate, winRateOf } from './performance.ts';
import { agencyPerformance } from './queries.ts';

const clock = movableClock('2026-11-02T08:00:00.000Z');
const ctx = await testContext(clock);
afterAll(() => ctx.close());

const actingFor = (client: Member, broker: Member): Member => ({
  ...broker,
  organisation: client.organisation,
  by: {
    agency: broker.organisation.id,
    mandateId: newId(),
    rights: ['deals:read', 'deals:write', 'contracts:sign'],
  },
});

/** A deal that the broker opens for the buyer, signed or lost three days later. */
async function brokered(broker: Member, end: 'signed' | 'lost' | 'open') {
  const [seller, buyer] = [university(), company()];
  for (const one of [seller, buyer, broker]) await tellOrganisation(ctx, one);
  const listing = await publish(ctx, seller);
  const demand = await openDemand(ctx, buyer);
  const start = clock.now();
  const { id } = await openDeal(ctx, actingFor(buyer, broker), { listingId: listing.id, demandId: demand.id }, {});
  clock.set(new Date(start.getTime() + 3 * 86_400_000).toISOString());
  if (end === 'lost') await loseDeal(ctx, seller, id, { reason: 'price' }, {});
  if (end === 'signed') {
    await moveTogether(ctx, { seller, buyer }, id, 'negotiation');
    const { id: contractId } = await draftContract(ctx, seller, id, licenceDraft(), {});
    const { version, hash } = await getContract(ctx, seller, contractId);
    for (const party of [seller, buyer]) await confirmContract(ctx, party, contractId, { version, hash }, {});
  }
}

async function tellMandate(agencyId: string, over: Record<string, unknown> = {}) {
  const payload = {
    id: newId(),
    version: 1,
    clientId: newId(),
    agencyId,
    state: 'accepted',
    about: { kind: 'all' },
    exclusive: false,
    from: '2026-01-01',
    to: null,
    rights: ['deals:write'],
    commission: null,
    proposedBy: 'agency',
    proposedAt: '2026-01-01T00:00:00.000Z',
    acceptedAt: '2026-01-02T00:00:00.000Z',
    closed: null,
    ...over,
  };
  const envelope = {
    eventId: newId(),
    type: 'mandate.changed',
    key: payload.id,
    occurredAt: '2026-01-01T00:00:00.000Z',
  };
  await followMandate(ctx, { ...envelope, version: payload.version, payload });
  return payload;
}

describe('the performance of an agency', () => {
  it('is what is on record of its mandates, deals and contracts', async () => {
    const broker = agency('Northern Brokers');
    const { id } = broker.organisation;
    for (const end of ['signed', 'signed', 'lost', 'open'] as const) await brokered(broker, end);
    await signedContract(ctx, { draft: { agencies: [{ organisationId: id, side: 'seller' }] }, agencies: [broker] });
    await tellMandate(id);
    await tellMandate(id, { to: '2026-02-01' });
    const closed = { by: 'client', at: '2026-03-01T00:00:00.000Z', reason: 'done' };
    await tellMandate(id, { state: 'ended', closed });
    await tellMandate(id, { state: 'proposed', acceptedAt: null });
    await tellMandate(id, { state: 'declined', acceptedAt: null, closed });
    for (const [actor, of] of [
      [broker, 'own'],
      [testOperator(), 'all'],
    ] as const) {
      expect(await agencyPerformance(ctx, actor, id)).toMatchObject({
        of,
        name: 'Northern Brokers',
        mandates: { proposed: 1, inForce: 1, ended: 2 },
        deals: { open: 1, signed: 2, lost: 1 },
        winRate: 66.7,
        medianDays: 3,
        contracts: 3,
        withoutValue: 1,
        signed: [
          {
            currency: 'CNY',
            count: 2,
            value: { amount: '2000000.00', currency: 'CNY' },
            median: { amount: '1000000.00', currency: 'CNY' },
          },
        ],
      });
    }
  });

  it('is shown to anybody as published, never about fewer than three', async () => {
    const broker = agency('Public Brokers');
    const { id } = broker.organisation;
    for (const end of ['signed', 'lost'] as const) await brokered(broker, end);
    await tellMandate(id);
    const others: (Member | typeof ANONYMOUS)[] = [ANONYMOUS, company(), actingFor(company(), broker)];
    for (const actor of others) {
      const shown = await agencyPerformance(ctx, actor, id);
      expect(shown).toMatchObject({ of: 'public', winRate: null, medianDays: null, contracts: null, signed: [] });
      expect([...Object.values(shown.mandates), ...Object.values(shown.deals)].every((one) => one === null)).toBe(true);
    }
    await brokered(broker, 'signed');
    await brokered(broker, 'signed');
    clock.set('2027-03-02T00:00:00.000Z');
    expect(await agencyPerformance(ctx, ANONYMOUS, id)).toMatchObject({
      closedUntil: '2027-02',
      deals: { open: null, signed: 3, lost: null },
      mandates: { proposed: null, inForce: null, ended: null },
      winRate: 75,
      medianDays: 3,
    });
  });

  it('is of agencies that are known alone', async () => {
    const [unverified, buyer] = [agency(), company()];
    await tellOrganisation(ctx, unverified, { verified: false });
    await tellOrganisation(ctx, buyer);
    for (const id of [unverified.organisation.id, buyer.organisation.id, newId()]) {
      await expect(agencyPerformance(ctx, ANONYMOUS, id)).rejects.toMatchObject({ reason: 'agency.not_found' });
    }
    const { of } = await agencyPerformance(ctx, unverified, unverified.organisation.id);
    expect(of).toBe('own');
  });

  it('has rates that tell nothing of one or two', () => {
    expect([0, 2, 3].map(shownCount)).toEqual([null, null, 3]);
    expect(winRateOf({ signed: 0, lost: 0 })).toBeNull();
    expect(winRateOf({ signed: 1, lost: 2 })).toBe(33.3);
    expect(shownWinRate({ signed: 1, lost: 1 })).toBeNull();
    expect(shownWinRate({ signed: 1, lost: 2 })).toBe(35);
  });

  it('keeps the latest that was told of a mandate, in whatever order', async () => {
    const broker = agency();
    await tellOrganisation(ctx, broker);
    const { id } = broker.organisation;
    const first = await tellMandate(id, { version: 2 });
    await tellMandate(id, { ...first, version: 1, state: 'proposed', acceptedAt: null });
    expect((await agencyPerformance(ctx, broker, id)).mandates).toEqual({ proposed: 0, inForce: 1, ended: 0 });
    const closed = { by: 'agency', at: '2026-03-01T00:00:00.000Z', reason: null };
    await tellMandate(id, { ...first, version: 3, state: 'ended', closed });
    expect((await agencyPerformance(ctx, broker, id)).mandates).toEqual({ proposed: 0, inForce: 0, ended: 1 });
  });
});

describe('the deals of an agency', () => {
  const acts = ({ items }: Awaited<ReturnType<typeof listAgencyDeals>>) =>
    items.map(({ outcome, acts: own }) => [outcome, own.map(({ kind }) => kind)]);

  it('are the rows of its figures, for itself and the operator alone', async () => {
    const broker = agency('Row Brokers');
    const { id } = broker.organisation;
    for (const end of ['signed', 'lost', 'open'] as const) await brokered(broker, end);
    const all = await listAgencyDeals(ctx, broker, id, { limit: 10 });
    const opened = ['opened'];
    expect(acts(all)).toEqual([
      ['open', opened],
      ['lost', opened],
      ['signed', opened],
    ]);
    expect(await listAgencyDeals(ctx, testOperator(), id, { limit: 10 })).toEqual(all);
    const { deals, signed } = await agencyPerformance(ctx, broker, id);
    for (const outcome of ['open', 'signed', 'lost'] as const) {
      expect((await listAgencyDeals(ctx, broker, id, { outcome, limit: 10 })).items).toHaveLength(deals[outcome] ?? 0);
    }
    const [first] = (await listAgencyDeals(ctx, broker, id, { outcome: 'signed', limit: 10 })).items;
    expect(first?.value).toEqual(signed[0]?.value);
    const client = first?.clients[0]?.id;
    expect((await listAgencyDeals(ctx, broker, id, { client, limit: 10 })).items).toEqual([first]);
    const page = await listAgencyDeals(ctx, broker, id, { limit: 2 });
    const rest = await listAgencyDeals(ctx, broker, id, { limit: 2, cursor: page.nextCursor ?? '' });
    expect([...page.items, ...rest.items]).toEqual(all.items);
    for (const other of [agency('Other Brokers'), university()]) {
      await expect(listAgencyDeals(ctx, other, id, { limit: 10 })).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    }
    await expect(listAgencyDeals(ctx, ANONYMOUS, id, { limit: 10 })).rejects.toMatchObject({ kind: 'UNAUTHENTICATED' });
  });

  it('stay readable when a mandate has ended: what it did; from then on the client acts, and acts at once', async () => {
    const [seller, buyer, broker] = [university(), company('Fjord Pumps'), agency('Leaving Brokers')];
    for (const one of [seller, buyer, broker]) await tellOrganisation(ctx, one);
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer);
    const agencyId = broker.organisation.id;
    const told = await tellMandate(agencyId, { clientId: buyer.organisation.id });
    const acting = actingFor(buyer, broker);
    const by = { ...acting.by, mandateId: told.id };
    const { id } = await openDeal(ctx, { ...acting, by }, { listingId: listing.id, demandId: demand.id }, {});
    const seen = async () => {
      const [row] = (await listAgencyDeals(ctx, broker, agencyId, { limit: 10 })).items;
      const [shown] = (await getDeal(ctx, seller, id)).agencies;
      return { client: row?.clients[0], own: row?.acts.map(({ kind }) => kind), actsFor: shown?.actsFor };
    };
    expect(await seen()).toMatchObject({
      client: { side: 'buyer', name: { en: { text: 'Fjord Pumps' } }, mandateId: told.id, acts: true, endedAt: null },
      own: ['opened'],
      actsFor: ['buyer'],
    });
    const at = clock.now().toISOString();
    const closed = { by: 'client', at, reason: 'We go on ourselves' };
    await tellMandate(agencyId, { ...told, version: 2, state: 'ended', closed });
    expect(await seen()).toMatchObject({ client: { acts: false, endedAt: at }, own: ['opened'], actsFor: [] });
    await moveDeal(ctx, buyer, id, { to: 'evaluation' }, {});
    expect((await seen()).own).toEqual(['opened']);
    await expect(getDeal(ctx, broker, id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });
});
