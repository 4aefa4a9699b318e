import { newId } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { testActor, waitFor } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  company,
  openDemand,
  publish,
  signedContract,
  startContract,
  startDeal,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { confirmContract } from '../contract/confirm.ts';
import { editContract } from '../contract/edit.ts';
import { loseDeal } from '../deal/lose.ts';
import { openDeal } from '../deal/open.ts';
import { getDeal, listDeals } from '../deal/queries.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { buildWorker } from '../worker.ts';
import { followOrganisation } from './follow.ts';
import { organisations } from './store.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const english = (text: string) => ({ en: { text, origin: 'person' } });
const named = async (deal: string, reader: Member) => {
  const { seller, buyer, listing, demand } = await getDeal(ctx, reader, deal);
  return [seller, buyer, listing.snapshot.organisation, demand?.snapshot.organisation].map((one) => one?.name.en?.text);
};
const partiesOf = async (id: string, reader: Member) =>
  (await getContract(ctx, reader, id)).terms.parties.map(({ name }) => name);

describe('a deal', () => {
  it('names its sides as the register has them, and keeps what they were called when it ended', async () => {
    const [seller, buyer] = [university('Old Institute'), company('Old Works')];
    const { id } = await startDeal(ctx, { seller, buyer });
    expect(await named(id, buyer)).toEqual(['Old Institute', 'Old Works', 'Old Institute', 'Old Works']);
    await tellOrganisation(ctx, seller, { version: 2, name: 'New Institute' });
    expect(await named(id, buyer)).toEqual(['New Institute', 'Old Works', 'New Institute', 'Old Works']);
    const { items } = await listDeals(ctx, seller, { limit: 10 });
    expect(items).toMatchObject([{ seller: { name: english('New Institute') } }]);
    await loseDeal(ctx, seller, id, { reason: 'other', note: 'moved on' }, {});
    await tellOrganisation(ctx, seller, { version: 3, name: 'Newest Institute' });
    expect((await named(id, buyer))[0]).toBe('New Institute');
  });

  it('shows no name that nobody has verified, whatever the token of its organisation says', async () => {
    const [seller, buyer] = [university('University of Harbin'), company('Acme Pumps')];
    for (const each of [seller, buyer]) await tellOrganisation(ctx, each);
    const listing = await publish(ctx, seller);
    const actor = { ...buyer, organisation: { ...buyer.organisation, name: english('University of Harbin') } };
    const told = { ...actor, organisation: { ...actor.organisation, verified: false } };
    await tellOrganisation(ctx, told, { version: 2 });
    const { id } = await openDeal(ctx, actor, { listingId: listing.id }, {});
    expect((await named(id, seller)).slice(0, 2)).toEqual(['University of Harbin', 'Acme Pumps']);
  });

  it('is refused by the country that its buyer claims', async () => {
    const [seller, buyer] = [university(), testActor({ kind: 'company', country: 'CN' })];
    await tellOrganisation(ctx, buyer);
    const listing = await publish(ctx, seller, { restrictions: { onlyCountries: ['CN'] } });
    const moved = { ...buyer, organisation: { ...buyer.organisation, country: 'US' } };
    await expect(openDeal(ctx, moved, { listingId: listing.id }, {})).rejects.toMatchObject({
      reason: 'deal.listing_restricted',
    });
  });

  it('does not move a company that is unnamed still', async () => {
    const [seller, buyer] = [university(), testActor({ kind: 'company', country: 'CN', region: 'CN-HL' })];
    const listing = await publish(ctx, seller);
    const demand = await openDemand(ctx, buyer, { anonymous: true });
    const { id } = await openDeal(ctx, seller, { listingId: listing.id, demandId: demand.id }, {});
    const before = (await getDeal(ctx, seller, id)).buyer;
    await tellOrganisation(ctx, buyer, { version: 2, name: 'Moved Away', country: 'RU' });
    expect((await getDeal(ctx, seller, id)).buyer).toEqual(before);
  });
});

describe('a contract whose party was renamed', () => {
  it('says so, is signed by nobody, takes the present name with the next edit and is signed under it', async () => {
    const [seller, buyer] = [university('Old Institute'), company('Works')];
    const { id, text } = await startContract(ctx, { seller, buyer });
    await confirmContract(ctx, seller, id, text, {});
    await tellOrganisation(ctx, seller, { version: 2, name: 'New Institute' });
    const names = { organisationId: seller.organisation.id, inText: 'Old Institute', inRegister: 'New Institute' };
    expect(await getContract(ctx, buyer, id)).toMatchObject({ state: 'draft', renamed: [names] });
    await expect(confirmContract(ctx, buyer, id, text, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'contract.party_renamed',
      issues: [{ pointer: '/parties/0/name', rule: 'contract.party_renamed' }],
      details: { parties: [names] },
    });
    await editContract(ctx, buyer, id, { expectedVersion: text.version }, {});
    const draft = await getContract(ctx, buyer, id);
    expect(draft).toMatchObject({ version: 2, confirmations: [], renamed: [] });
    for (const party of [buyer, seller]) {
      await confirmContract(ctx, party, id, { version: draft.version, hash: draft.hash }, {});
    }
    expect(await partiesOf(id, seller)).toEqual(['New Institute', 'Works']);
    await tellOrganisation(ctx, seller, { version: 3, name: 'Newest Institute' });
    expect(await getContract(ctx, seller, id)).toMatchObject({
      state: 'signed',
      renamed: [{ inText: 'New Institute', inRegister: 'Newest Institute' }],
      terms: { parties: [{ name: 'New Institute' }, { name: 'Works' }] },
    });
    expect((await named(draft.dealId, seller)).slice(0, 2)).toEqual(['New Institute', 'Works']);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is none while nobody has verified the new name, and of a name in another language', async () => {
    const seller = university('Old Institute');
    const { id, text } = await startContract(ctx, { seller });
    await tellOrganisation(ctx, seller);
    await tellOrganisation(ctx, seller, { version: 2, name: 'Stolen Name', verified: false });
    expect(await getContract(ctx, seller, id)).toMatchObject({ renamed: [] });
    await confirmContract(ctx, seller, id, text, {});
  });

  it('fills in what a draft leaves out, and refuses a name that is not of the register', async () => {
    const [seller, buyer] = [university('Old Institute'), company('Works')];
    await tellOrganisation(ctx, seller, { version: 4, name: 'Present Institute' });
    const parties = [
      { organisationId: seller.organisation.id, role: 'seller' as const },
      { organisationId: buyer.organisation.id, role: 'buyer' as const, representative: 'A. Ivanov' },
    ];
    const { id } = await startContract(ctx, { seller, buyer, draft: { parties } });
    expect(await partiesOf(id, seller)).toEqual(['Present Institute', 'Works']);
    const wrong = parties.map((party) => ({ ...party, name: 'Old Institute' }));
    await expect(startContract(ctx, { seller, buyer, draft: { parties: wrong } })).rejects.toMatchObject({
      issues: [
        { pointer: '/parties/0/name', message: expect.stringContaining('Present Institute') },
        { pointer: '/parties/1/name' },
      ],
    });
  });

  it('that the register has not heard of stands under the name that its listing told', async () => {
    const { id, seller } = await signedContract(ctx);
    expect(await organisations.find(ctx.jobs.orm, seller.organisation.id)).toBeUndefined();
    expect(await getContract(ctx, seller, id)).toMatchObject({ state: 'signed', renamed: [] });
  });
});

it('the register learns through the queue what was told while the service was down, twice and out of order', async () => {
  const { organisation } = testActor();
  const event = (version: number, name: string, verified = true) => {
    const { id, kind, country } = organisation;
    const payload = { id, kind, country, name: english(name), version, verified, shownPlace: 'none' };
    const occurredAt = new Date().toISOString();
    return { eventId: newId(), type: 'organisation.changed', key: id, version, occurredAt, payload };
  };
  await ctx.queue.publish([event(3, 'Third'), event(2, 'Second'), event(4, 'Unverified', false)]);
  const worker = buildWorker(ctx);
  const known = async () => (await organisations.find(ctx.jobs.orm, organisation.id))?.name.en?.text;
  await waitFor(async () => (await known()) === 'Third', { deadlineMs: 60_000 });
  await worker.stop();
  await followOrganisation(ctx, event(3, 'Third'));
  expect(await known()).toBe('Third');
  expect(await ctx.queue.deadLetters(['organisation.copy'])).toEqual([]);
});
