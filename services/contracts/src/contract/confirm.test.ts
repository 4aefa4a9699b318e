import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  moveTogether,
  signedContract,
  startContract,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { confirmAgency } from '../agency/confirm.ts';
import { getDeal } from '../deal/queries.ts';
import { getContract } from '../dossier/queries.ts';
import { confirmContract } from './confirm.ts';
import { editContract } from './edit.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const entriesOf = (contractId: string) =>
  ctx.jobs.sql<{ kind: string }[]>`select kind from contracts.ledger_entry where contract_id = ${contractId}`;

describe('confirming', () => {
  it('signs with the second party: ledger, deal, event and audit in one', async () => {
    const { id, dealId, seller, buyer, text, listing, demand } = await startContract(ctx);
    const first = await confirmContract(ctx, seller, id, text, {});
    expect(first).toMatchObject({ state: 'draft', confirmedBy: [seller.organisation.id], ledger: null });
    const second = await confirmContract(ctx, buyer, id, text, { requestId: 'request-1' });
    expect(second).toMatchObject({ state: 'signed', ledger: { seq: expect.any(Number) } });
    expect(await getContract(ctx, buyer, id)).toMatchObject({ state: 'signed', ledgerSeq: second.ledger?.seq });
    const deal = await getDeal(ctx, seller, dealId);
    expect(deal).toMatchObject({ stage: 'signed', contractId: id, actions: ['write_message'] });
    expect(deal.events.map((event) => event.kind)).toEqual([
      ...[
        'opened',
        'stage_proposed',
        'stage_accepted',
        'contract_drafted',
        'contract_confirmed',
        'contract_confirmed',
        'signed',
      ],
    ]);
    const [event] = await ctx.jobs.sql`select * from contracts.outbox where type = 'contract.signed' and key = ${id}`;
    expect(event).toMatchObject({
      version: 1,
      request_id: 'request-1',
      payload: { dealId, contractId: id, listingId: listing.id, pairId: `${listing.id}_${demand.id}` },
    });
    const [standing] = await ctx.jobs.sql`
      select * from contracts.outbox where type = 'contract.standing' and key = ${id}`;
    expect(standing).toMatchObject({
      version: second.ledger?.seq,
      payload: {
        ...{ dealId, contractId: id, demandId: demand.id, endedOn: null },
        listings: [{ listingId: listing.id }],
        seller: { organisationId: seller.organisation.id, agencyId: null },
        buyer: { organisationId: buyer.organisation.id, agencyId: null },
      },
    });
    const audit = await ctx.jobs.sql`select action from contracts.audit where subject = ${id} order by at, id`;
    expect(audit.map((row) => row.action)).toEqual([
      ...['contract.draft', 'contract.confirm', 'contract.confirm', 'contract.sign'],
    ]);
  });

  it('signs nothing while a party that confirmed is not verified any more, and signs once it is again', async () => {
    const { id, seller, buyer, text } = await startContract(ctx);
    await confirmContract(ctx, seller, id, text, {});
    await tellOrganisation(ctx, seller, { version: 1 });
    await tellOrganisation(ctx, seller, { version: 3, verified: false });
    await tellOrganisation(ctx, seller, { version: 2 });
    await expect(confirmContract(ctx, buyer, id, text, {})).rejects.toMatchObject({
      kind: 'INVALID_STATE',
      reason: 'contract.party_unverified',
      issues: [{ pointer: '/parties/0', rule: 'contract.party_unverified' }],
    });
    expect(await getContract(ctx, buyer, id)).toMatchObject({ state: 'draft' });
    expect(await entriesOf(id)).toHaveLength(0);
    await tellOrganisation(ctx, seller, { version: 4 });
    expect(await confirmContract(ctx, buyer, id, text, {})).toMatchObject({ state: 'signed' });
  });

  it('believes whoever signs what its token says: the register may not have heard of it yet', async () => {
    const { id, seller, buyer, text } = await startContract(ctx);
    await tellOrganisation(ctx, buyer, { version: 1 });
    await tellOrganisation(ctx, buyer, { version: 2, verified: false });
    await confirmContract(ctx, seller, id, text, {});
    expect(await confirmContract(ctx, buyer, id, text, {})).toMatchObject({ state: 'signed' });
  });

  it('signs nothing with an agency that confirmed its part and lost its verification; an edit takes it out', async () => {
    const lost = agency('Lost');
    const draft = { agencies: [{ organisationId: lost.organisation.id, side: 'seller' as const }] };
    const { id, seller, buyer, text } = await startContract(ctx, { draft });
    await confirmAgency(ctx, lost, id, text, {});
    await tellOrganisation(ctx, lost, { version: 2, verified: false });
    await confirmContract(ctx, seller, id, text, {});
    await expect(confirmContract(ctx, buyer, id, text, {})).rejects.toMatchObject({
      reason: 'contract.party_unverified',
      issues: [{ pointer: '/agencies/0' }],
    });
    await editContract(ctx, buyer, id, { expectedVersion: 1, agencies: [] }, {});
    const { version, hash } = await getContract(ctx, buyer, id);
    await confirmContract(ctx, seller, id, { version, hash }, {});
    expect(await confirmContract(ctx, buyer, id, { version, hash }, {})).toMatchObject({ state: 'signed' });
  });

  it('twice by one party counts once', async () => {
    const { id, seller, text } = await startContract(ctx);
    await confirmContract(ctx, seller, id, text, {});
    const again = await confirmContract(ctx, seller, id, text, {});
    expect(again).toMatchObject({ state: 'draft', confirmedBy: [seller.organisation.id] });
    expect(await entriesOf(id)).toHaveLength(0);
  });

  it('is refused for another version, another hash, another organisation, a key without the right, an early stage', async () => {
    const { id, dealId, seller, buyer, text } = await startContract(ctx);
    const confirm = (actor: typeof seller, over: Partial<typeof text> = {}) =>
      confirmContract(ctx, actor, id, { ...text, ...over }, {});
    await expect(confirm(seller, { version: 2 })).rejects.toMatchObject({ reason: 'contract.version' });
    await expect(confirm(seller, { hash: 'a'.repeat(64) })).rejects.toMatchObject({ reason: 'contract.hash' });
    await expect(confirm(university())).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const unable = { ...buyer, scopes: buyer.scopes.filter((scope) => scope !== 'contracts:sign') };
    await expect(confirm(unable)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await moveTogether(ctx, { seller, buyer }, dealId, 'evaluation');
    await expect(confirm(seller)).rejects.toMatchObject({ reason: 'contract.deal_stage' });
  });

  it('of an old version does not sign the new one', async () => {
    const { id, seller, buyer, text } = await startContract(ctx);
    await confirmContract(ctx, seller, id, text, {});
    await editContract(ctx, buyer, id, { expectedVersion: 1, title: 'Licence of a sorbent, second draft' }, {});
    const edited = await getContract(ctx, seller, id);
    expect(edited).toMatchObject({ version: 2, confirmations: [] });
    const receipt = await confirmContract(ctx, buyer, id, { version: 2, hash: edited.hash }, {});
    expect(receipt).toMatchObject({ state: 'draft', confirmedBy: [buyer.organisation.id] });
  });

  it('by both parties at the same instant signs exactly once', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, seller, buyer, text } = await startContract(ctx);
      const receipts = await Promise.all(
        [seller, buyer, seller, buyer].map((actor) =>
          confirmContract(ctx, actor, id, text, {}).catch((error: { reason?: string }) => error.reason),
        ),
      );
      const signed = receipts.filter((one) => typeof one === 'object' && one.state === 'signed');
      expect(signed).toHaveLength(1);
      expect(await entriesOf(id)).toEqual([{ kind: 'contract.signed' }]);
    }
  });

  it('racing an edit signs either the text that was confirmed or nothing', async () => {
    for (let round = 0; round < 5; round++) {
      const { id, seller, buyer, text } = await startContract(ctx);
      await confirmContract(ctx, seller, id, text, {});
      const [confirmed, edited] = await Promise.allSettled([
        confirmContract(ctx, buyer, id, text, {}),
        editContract(ctx, seller, id, { expectedVersion: 1, title: `Changed at the last moment ${round}` }, {}),
      ]);
      const after = await getContract(ctx, seller, id);
      expect([confirmed.status, edited.status].sort()).toEqual(['fulfilled', 'rejected']);
      if (confirmed.status === 'fulfilled') expect(after).toMatchObject({ state: 'signed', hash: text.hash });
      else expect(after).toMatchObject({ state: 'draft', version: 2, confirmations: [] });
    }
  });
});

describe('a signed contract', () => {
  it('is not edited: the rule says so, and the database for everybody else', async () => {
    const { id, seller } = await signedContract(ctx);
    const edit = editContract(ctx, seller, id, { expectedVersion: 1, title: 'Another title' }, {});
    await expect(edit).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'contract.signed' });
    const { sql } = ctx.jobs;
    await expect(sql`update contracts.contract set value_minor = 1 where id = ${id}`).rejects.toThrow('cannot change');
    await expect(sql`delete from contracts.contract where id = ${id}`).rejects.toThrow('cannot change');
    await expect(sql`update contracts.contract_version set hash = 'x'`).rejects.toThrow('append-only');
    await expect(sql`delete from contracts.confirmation`).rejects.toThrow('append-only');
    await expect(sql`update contracts.ledger_entry set text = ''`).rejects.toThrow('append-only');
    await expect(sql`delete from contracts.ledger_entry`).rejects.toThrow('append-only');
    await expect(sql`truncate contracts.ledger_entry`).rejects.toThrow('append-only');
    await expect(sql`update contracts.title_grant set to_day = '2027-01-02'`).rejects.toThrow('cannot be altered');
  });

  it('cannot be made by SQL without both confirmations or without its entry', async () => {
    const { id, seller, buyer, text } = await startContract(ctx);
    const { sql } = ctx.jobs;
    const sign = sql`update contracts.contract set state = 'signed', signed_at = now(), ledger_seq = 1 where id = ${id}`;
    await expect(sign).rejects.toThrow('not confirmed by both');
    await sql`insert into contracts.confirmation select ${id}, 1, o, ${text.hash}, 'key', 'k', now()
      from unnest(array[${seller.organisation.id}, ${buyer.organisation.id}]::uuid[]) o`;
    const again = sql`update contracts.contract set state = 'signed', signed_at = now(), ledger_seq = 1 where id = ${id}`;
    await expect(again).rejects.toThrow();
  });
});
