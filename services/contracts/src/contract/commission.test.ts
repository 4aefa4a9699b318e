import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  company,
  moveTogether,
  openDemand,
  publish,
  tellMandate,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { getAgencyPart } from '../agency/queries.ts';
import { openDeal } from '../deal/open.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { confirmContract } from './confirm.ts';
import { draftContract } from './draft.ts';
import { editContract } from './edit.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const cny = (amount: string) => ({ amount, currency: 'CNY' });
const actingFor = (client: Member, broker: Member): Member => ({
  ...broker,
  organisation: client.organisation,
  by: { agency: broker.organisation.id, mandateId: newId(), rights: ['deals:read', 'deals:write', 'contracts:sign'] },
});

async function world() {
  const [seller, buyer, broker] = [university(), company(), agency('Northern Brokers')];
  for (const one of [seller, buyer, broker]) await tellOrganisation(ctx, one);
  const [listing, demand] = [await publish(ctx, seller), await openDemand(ctx, buyer)];
  const { id: dealId } = await openDeal(
    ctx,
    actingFor(seller, broker),
    { listingId: listing.id, demandId: demand.id },
    {},
  );
  await moveTogether(ctx, { seller, buyer }, dealId, 'negotiation');
  return { seller, buyer, broker, listing, demand, dealId };
}
const linesOf = async (reader: Member, id: string) => (await getContract(ctx, reader, id)).terms.agencies;

describe('the commission of a mandate', () => {
  it('is offered to the draft of a deal in which its agency acted, with its version, read and signed by both', async () => {
    const { seller, buyer, broker, dealId } = await world();
    const { id: mandateId } = await tellMandate(ctx, { client: seller, agency: broker }, { version: 4 });
    const draft = licenceDraft();
    const { id } = await draftContract(ctx, buyer, dealId, draft, {});
    const earns = [{ agencyId: broker.organisation.id, amounts: [cny('50000.00')] }];
    const promised = {
      mandateId,
      version: 4,
      side: 'seller',
      commission: { rate: { percent: 5, base: 'value' } },
      earns,
    };
    const line = {
      organisationId: broker.organisation.id,
      name: 'Northern Brokers',
      side: 'seller',
      mandates: [promised],
    };
    for (const reader of [seller, buyer]) expect(await linesOf(reader, id)).toEqual([line]);
    expect(await getAgencyPart(ctx, broker, id)).toMatchObject({ side: 'seller', mandates: [promised] });
    const { version, hash } = await getContract(ctx, seller, id);
    for (const party of [seller, buyer]) await confirmContract(ctx, party, id, { version, hash }, {});
    expect(await getContract(ctx, buyer, id)).toMatchObject({ state: 'signed', terms: { agencies: [line] } });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('follows the amounts of the text exactly, and not what a party writes of it', async () => {
    const { seller, buyer, broker, dealId } = await world();
    const commission = { rate: { percent: 2.5, base: 'technology_value' as const }, fixed: cny('1000.00') };
    await tellMandate(ctx, { client: seller, agency: broker }, { commission });
    const amounts = (half: string, value: string) => ({
      value: cny(value),
      technologyValue: cny(value),
      otherItems: [],
      payment: {
        kind: 'instalments' as const,
        schedule: ['2027-06-30', '2028-06-30'].map((dueOn) => ({ dueOn, amount: cny(half) })),
      },
    });
    const { id } = await draftContract(ctx, seller, dealId, licenceDraft(amounts('100000.00', '200000.00')), {});
    const earned = async () =>
      (await linesOf(buyer, id)).flatMap(({ mandates = [] }) => mandates.flatMap(({ earns }) => earns));
    const agencyId = broker.organisation.id;
    expect(await earned()).toEqual([{ agencyId, amounts: [cny('6000.00')] }]);
    await editContract(ctx, buyer, id, { ...amounts('50000.01', '100000.02'), expectedVersion: 1 }, {});
    expect(await earned()).toEqual([{ agencyId, amounts: [cny('3500.00')] }]);
    const lines = await linesOf(seller, id);
    const greedy = lines.map((line) => ({
      ...line,
      mandates: line.mandates?.map((one) => ({ ...one, earns: [{ agencyId, amounts: [cny('99999.00')] }] })),
    }));
    await editContract(ctx, seller, id, { agencies: greedy, expectedVersion: 2 }, {});
    expect(await linesOf(buyer, id)).toEqual(lines);
  });

  it('is of the side whose mandate covers the deal, for its one record before that for all', async () => {
    const { seller, buyer, broker, listing, demand, dealId } = await world();
    const sides = { client: seller, agency: broker };
    const percent = (of: number) => ({ commission: { rate: { percent: of, base: 'value' as const } } });
    await tellMandate(ctx, sides, percent(1));
    const own = await tellMandate(ctx, sides, { ...percent(2), about: { kind: 'listing', id: listing.id } });
    await tellMandate(ctx, sides, { ...percent(3), about: { kind: 'listing', id: newId() } });
    await tellMandate(ctx, sides, { ...percent(4), about: { kind: 'demand', id: demand.id } });
    await tellMandate(ctx, sides, { ...percent(6), to: '2026-02-01' });
    await tellMandate(ctx, sides, { ...percent(7), from: '2150-01-01' });
    await tellMandate(ctx, sides, { ...percent(8), state: 'ended' });
    await tellMandate(ctx, { client: buyer, agency: agency() }, percent(9));
    const { id } = await draftContract(ctx, seller, dealId, licenceDraft(), {});
    expect(await linesOf(buyer, id)).toMatchObject([{ side: 'seller', mandates: [{ mandateId: own.id }] }]);
    const bought = await tellMandate(ctx, { client: buyer, agency: broker }, percent(3));
    const both = [{ organisationId: broker.organisation.id, side: 'both' as const }];
    await editContract(ctx, seller, id, { agencies: both, expectedVersion: 1 }, {});
    const [line] = await linesOf(seller, id);
    expect(line?.mandates?.map(({ mandateId }) => mandateId).toSorted()).toEqual([own.id, bought.id].toSorted());
  });

  it('stays in the text when its mandate ends, and leaves it with the agency', async () => {
    const { seller, buyer, broker, dealId } = await world();
    const mandate = await tellMandate(ctx, { client: seller, agency: broker });
    const { id } = await draftContract(ctx, seller, dealId, licenceDraft(), {});
    await tellMandate(ctx, { client: seller, agency: broker }, { ...mandate, version: 3, state: 'ended' });
    await editContract(ctx, buyer, id, { title: 'Another title', expectedVersion: 1 }, {});
    expect(await linesOf(buyer, id)).toMatchObject([{ mandates: [{ mandateId: mandate.id, version: 2 }] }]);
    await editContract(ctx, buyer, id, { agencies: [], expectedVersion: 2 }, {});
    expect(await linesOf(buyer, id)).toEqual([]);
  });

  it('is not offered for an agency that never acted, that nobody verified, or when the draft says: no agency', async () => {
    const { seller, broker, dealId } = await world();
    await tellMandate(ctx, { client: seller, agency: broker });
    const idle = agency();
    await tellOrganisation(ctx, idle);
    await tellMandate(ctx, { client: seller, agency: idle });
    const { id } = await draftContract(ctx, seller, dealId, licenceDraft({ agencies: [] }), {});
    expect(await linesOf(seller, id)).toEqual([]);
    await editContract(
      ctx,
      seller,
      id,
      { agencies: [{ organisationId: idle.organisation.id, side: 'seller' }], expectedVersion: 1 },
      {},
    );
    expect(await linesOf(seller, id)).toMatchObject([{ mandates: [{ side: 'seller' }] }]);
  });
});
