import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { agency, company, signedContract, startContract, tellOrganisation, testContext } from '../../test/exchange.ts';
import { confirmContract } from '../contract/confirm.ts';
import { editContract } from '../contract/edit.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { contractStatistics } from '../statistics/queries.ts';
import { confirmAgency } from './confirm.ts';
import { getAgencyPart, listAgencyParts } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

type Side = 'seller' | 'buyer' | 'both';
const naming = (organisationId: string, side: Side = 'seller') => ({
  agencies: [
    { organisationId, side, name: 'What the parties wrote', ...(side === 'both' ? { bothSidesDeclared: true } : {}) },
  ],
});
const byAgency = async () =>
  (
    await contractStatistics(ctx, testOperator(), {
      by: 'agency',
      kind: 'signed',
      currency: undefined,
      from: undefined,
      to: undefined,
    })
  ).items.map(({ group, name, count }) => ({ group, name, count }));
const agenciesOnRecord = (id: string) =>
  ctx.jobs.sql`select organisation_id, name, side from contracts.contract_agency where contract_id = ${id}`;

describe('an agency in a contract', () => {
  it('that confirmed its part stands on record under its name in the register, and in the statistics', async () => {
    const broker = agency('Northern Transfer Office');
    const { id } = broker.organisation;
    const { id: contractId, seller } = await signedContract(ctx, { draft: naming(id), agencies: [broker] });
    expect(await getContract(ctx, seller, contractId)).toMatchObject({
      state: 'signed',
      agencies: [{ organisationId: id, name: 'Northern Transfer Office', confirmed: true }],
    });
    expect(await agenciesOnRecord(contractId)).toMatchObject([
      { organisation_id: id, name: 'Northern Transfer Office', side: 'seller' },
    ]);
    expect(await byAgency()).toContainEqual({ group: id, name: 'Northern Transfer Office', count: 1 });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('that did not confirm stays out of the record: signing does not wait for it', async () => {
    const idle = agency('Idle Brokers');
    const organisationId = idle.organisation.id;
    const { id, seller } = await signedContract(ctx, { draft: naming(organisationId) });
    expect(await getContract(ctx, seller, id)).toMatchObject({
      state: 'signed',
      agencies: [{ organisationId, name: 'Idle Brokers', confirmed: false }],
    });
    expect(await agenciesOnRecord(id)).toEqual([]);
    expect((await byAgency()).map((row) => row.group)).not.toContain(organisationId);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is named when the register knows it as one that is verified', async () => {
    const unverified = testActor({ kind: 'agency', verified: false });
    const other = company('A company');
    await tellOrganisation(ctx, unverified);
    await tellOrganisation(ctx, other);
    for (const [organisationId, rule] of [
      [newId(), 'organisation.unknown'],
      [unverified.organisation.id, 'organisation.unknown'],
      [other.organisation.id, 'contract.not_an_agency'],
    ] as const) {
      const issues = [{ pointer: '/agencies/0/organisationId', rule }];
      await expect(startContract(ctx, { draft: naming(organisationId) })).rejects.toMatchObject({ issues });
    }
  });

  it('that is named already keeps nobody from editing and signing when it is verified no more', async () => {
    const broker = agency('Northern Transfer Office');
    const { id, seller, buyer, text } = await startContract(ctx, { draft: naming(broker.organisation.id) });
    await tellOrganisation(ctx, broker, { version: 2, name: 'Somebody Else', verified: false });
    await editContract(ctx, seller, id, { title: 'Another title', expectedVersion: text.version }, {});
    const { version, hash, terms } = await getContract(ctx, seller, id);
    expect(terms.agencies).toMatchObject([{ name: 'Northern Transfer Office' }]);
    for (const party of [seller, buyer]) await confirmContract(ctx, party, id, { version, hash }, {});
    expect(await getContract(ctx, seller, id)).toMatchObject({ state: 'signed' });
  });

  it('is one by its registration, verified, with the right to sign, and named in the text', async () => {
    for (const [broker, reason] of [
      [company('A company'), 'contract.not_an_agency'],
      [testActor({ kind: 'agency', verified: false }), 'organisation.not_verified'],
      [testActor({ kind: 'agency', scopes: ['deals:read'] }), undefined],
    ] as const) {
      await tellOrganisation(ctx, broker, { kind: 'agency', verified: true });
      const { id, text } = await startContract(ctx, { draft: naming(broker.organisation.id) });
      const refused = { kind: 'FORBIDDEN', ...(reason ? { reason } : {}) };
      await expect(confirmAgency(ctx, broker, id, text, {})).rejects.toMatchObject(refused);
    }
    const { id, text } = await startContract(ctx, { draft: naming(agency().organisation.id) });
    await expect(confirmAgency(ctx, agency(), id, text, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(getAgencyPart(ctx, agency(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('declares itself that it stands on both sides', async () => {
    const broker = agency();
    const both = await startContract(ctx, { draft: naming(broker.organisation.id, 'both') });
    const silent = confirmAgency(ctx, broker, both.id, both.text, {});
    await expect(silent).rejects.toMatchObject({ kind: 'VALIDATION', issues: [{ pointer: '/bothSides' }] });
    expect(await confirmAgency(ctx, broker, both.id, { ...both.text, bothSides: true }, {})).toMatchObject({
      side: 'both',
      confirmedAt: expect.any(String),
    });
    const one = await startContract(ctx, { draft: naming(broker.organisation.id) });
    const wrong = confirmAgency(ctx, broker, one.id, { ...one.text, bothSides: true }, {});
    await expect(wrong).rejects.toMatchObject({ reason: 'contract.agency_both_sides' });
  });

  it('sees who deals with whom about what and its own part, and neither price nor terms', async () => {
    const broker = agency();
    const contract = await startContract(ctx, { draft: naming(broker.organisation.id, 'buyer') });
    const { items } = await listAgencyParts(ctx, broker, { limit: 10 });
    expect(items).toMatchObject([{ contractId: contract.id, side: 'buyer', name: null, parties: [{}, {}] }]);
    const part = await getAgencyPart(ctx, broker, contract.id);
    expect(items).toEqual([part]);
    expect(Object.keys(part).sort()).toEqual([
      ...['confirmedAt', 'contractId', 'hash', 'kind', 'mandates', 'name', 'parties', 'side', 'signedAt', 'state'],
      ...['title', 'type', 'version'],
    ]);
    expect(part.mandates).toEqual([]);
    await expect(getContract(ctx, broker, contract.id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect(await listAgencyParts(ctx, agency(), { limit: 10 })).toMatchObject({ items: [] });
  });

  it('confirms one version, once: an edit asks it again, and what is signed is closed', async () => {
    const broker = agency();
    const contract = await startContract(ctx, { draft: naming(broker.organisation.id) });
    const { id, seller, buyer, text } = contract;
    await confirmAgency(ctx, broker, id, text, {});
    await confirmAgency(ctx, broker, id, text, {});
    await editContract(ctx, seller, id, { expectedVersion: 1, title: 'Licence, second draft' }, {});
    expect(await getAgencyPart(ctx, broker, id)).toMatchObject({ version: 2, confirmedAt: null });
    await expect(confirmAgency(ctx, broker, id, text, {})).rejects.toMatchObject({ reason: 'contract.version' });
    const { version, hash } = await getContract(ctx, seller, id);
    for (const party of [seller, buyer]) await confirmContract(ctx, party, id, { version, hash }, {});
    const late = confirmAgency(ctx, broker, id, { version, hash }, {});
    await expect(late).rejects.toMatchObject({ kind: 'INVALID_STATE', reason: 'contract.signed' });
    expect(await agenciesOnRecord(id)).toEqual([]);
    expect(await getAgencyPart(ctx, broker, id)).toMatchObject({ state: 'signed', confirmedAt: null });
  });

  it('does not sign for a party, however many agencies confirm', async () => {
    const brokers = [agency(), agency()];
    const agencies = brokers.flatMap((one) => naming(one.organisation.id).agencies);
    const { id, seller, text } = await startContract(ctx, { draft: { agencies } });
    for (const broker of brokers) await confirmAgency(ctx, broker, id, text, {});
    expect(await confirmContract(ctx, seller, id, text, {})).toMatchObject({ state: 'draft' });
  });

  it('is told how many it brokered by any cut, and neither their prices, payments nor other agencies', async () => {
    const [broker, second] = [agency(), agency()];
    const agencies = [...naming(broker.organisation.id).agencies, ...naming(second.organisation.id, 'buyer').agencies];
    const both = await signedContract(ctx, { draft: { agencies }, agencies: [broker, second] });
    await signedContract(ctx, { draft: naming(broker.organisation.id), agencies: [broker] });
    await signedContract(ctx, { draft: naming(broker.organisation.id) });
    const own = async (actor: typeof broker, by: 'agency' | 'type' | 'month', kind: 'signed' | 'paid' = 'signed') =>
      contractStatistics(ctx, actor, {
        by,
        kind,
        of: 'own',
        currency: undefined,
        from: undefined,
        to: undefined,
      });
    for (const by of ['agency', 'type', 'month'] as const) {
      const { items, note } = await own(broker, by);
      expect(items).toMatchObject([
        { count: 0, brokered: 2, value: { amount: '0.00' }, technologyValue: null, mean: null, median: null },
      ]);
      expect(note).toContain('brokered');
      expect((await own(second, by)).items).toMatchObject([{ count: 0, brokered: 1 }]);
      const ofSeller = (await own(both.seller, by)).items;
      expect(ofSeller.every((row) => row.count === 1 && row.brokered === 0)).toBe(true);
    }
    expect((await own(broker, 'agency')).items.map((row) => row.group)).toEqual([broker.organisation.id]);
    expect((await own(broker, 'type', 'paid')).items).toEqual([]);
    expect((await own(agency(), 'type')).items).toEqual([]);
  });

  it('of an old contract, which its parties wrote down, counts under no agency', async () => {
    const { id } = await signedContract(ctx);
    const written = newId();
    await ctx.jobs.sql`insert into contracts.contract_agency values (${id}, ${written}, 'Ghost agency', 'seller')`;
    expect((await byAgency()).map((row) => row.group)).not.toContain(written);
  });
});
