import { newId } from '@techbourse/platform';
import { testActor, testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, publish, startDeal, tellOrganisation, testContext, university } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { assignment, give, licence, simple } from '../../test/rights.ts';
import { faultsAfter } from '../../test/tampering.ts';
import { draftContract } from '../contract/draft.ts';
import { editContract } from '../contract/edit.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { listStandings } from '../standing/queries.ts';
import { recordStanding } from '../standing/record.ts';
import { withdrawStanding } from '../standing/withdraw.ts';
import { rejectDispute, upholdDispute } from './decide.ts';
import { openDispute } from './open.ts';
import { listDisputes } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const operator = testOperator();
const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);
let serial = 130_000_000;
const freshNumber = () => `CN${serial++}A`;
const statement = 'Our application of 2019 is the origin of this patent; the certificate is attached to our mail.';

describe('a number in a draft', () => {
  it('needs standing, whoever writes it, and the field is named', async () => {
    const number = freshNumber();
    await publish(ctx, university(), { patent: { publicationNumber: number } });
    const { id, seller, buyer } = await startDeal(ctx);
    for (const writer of [seller, buyer]) {
      for (const foreign of [number, freshNumber()]) {
        const draft = licenceDraft({ patents: [foreign] });
        await expect(draftContract(ctx, writer, id, draft, {})).rejects.toMatchObject({
          kind: 'VALIDATION',
          issues: [{ pointer: '/patents/0', rule: 'contract.standing' }],
        });
      }
    }
    const service = licenceDraft({ type: 'service', kind: 'technical_service', licence: undefined, patents: [number] });
    await expect(draftContract(ctx, seller, id, service, {})).resolves.toHaveProperty('id');
  });

  it('that only the seller may know of is named by the seller, and stays when the buyer edits', async () => {
    const [seller, second] = [university(), company()];
    const number = freshNumber();
    const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
    await give(ctx, { seller, buyer: second, listing, draft: assignment() });
    const { id, buyer } = await startDeal(ctx, { seller: second });
    const draft = licenceDraft({ patents: [number] });
    await expect(draftContract(ctx, buyer, id, draft, {})).rejects.toMatchObject({ kind: 'VALIDATION' });
    const made = await draftContract(ctx, second, id, draft, {});
    const edit = { expectedVersion: 1, title: 'A licence in better words' };
    await expect(editContract(ctx, buyer, made.id, edit, {})).resolves.toHaveProperty('id');
  });
});

describe('the word of the operator', () => {
  it('gives standing where no listing does, goes before listings, and is withdrawn', async () => {
    const number = freshNumber();
    const [first, owner] = [university(), university()];
    await publish(ctx, first, { patent: { publicationNumber: number } });
    const listing = await publish(ctx, owner, { patent: { publicationNumber: number } });
    const of = (seller: typeof owner) => give(ctx, { seller, buyer: company(), listing, draft: simple() });
    expect(await of(owner)).toBe('contract.invalid');
    const input = {
      number: number.replace('CN', 'CN '),
      organisationId: owner.organisation.id,
      reason: 'certificate seen',
    };
    const nobody = { ...input, number, organisationId: newId() };
    await expect(recordStanding(ctx, operator, nobody, {})).rejects.toMatchObject({
      issues: [{ pointer: '/organisationId', rule: 'organisation.unknown' }],
    });
    await tellOrganisation(ctx, owner);
    const { id, ledger } = await recordStanding(ctx, operator, { ...input, number }, {});
    expect(ledger).toMatchObject({ kind: 'title.standing_recorded' });
    await expect(recordStanding(ctx, operator, { ...input, number }, {})).rejects.toMatchObject({
      reason: 'title.standing_exists',
    });
    expect(await of(owner)).toEqual(isId);
    expect(await listStandings(ctx, operator, number)).toMatchObject([{ id, organisationId: owner.organisation.id }]);
    await withdrawStanding(ctx, operator, id, { reason: 'the certificate was forged' }, {});
    await expect(withdrawStanding(ctx, operator, id, { reason: 'once more' }, {})).rejects.toMatchObject({
      reason: 'title.standing_withdrawn',
    });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is nobody else’s', async () => {
    const owner = university();
    const input = { number: freshNumber(), organisationId: owner.organisation.id, reason: 'it is mine' };
    await expect(recordStanding(ctx, owner, input, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await expect(listStandings(ctx, owner, undefined)).rejects.toMatchObject({ kind: 'FORBIDDEN' });
  });
});

/** Two accomplices signed a right on a number, and its owner came later. */
async function blocked() {
  const number = freshNumber();
  const [accomplice, other, owner] = [university(), company(), university()];
  const listing = await publish(ctx, accomplice, { patent: { publicationNumber: number } });
  const fraud = await give(ctx, { seller: accomplice, buyer: other, listing, draft: licence() });
  const own = await publish(ctx, owner, { patent: { publicationNumber: number } });
  const ownerGives = () => give(ctx, { seller: owner, buyer: company(), listing: own, draft: licence() });
  return { number, accomplice, other, owner, fraud, ownerGives };
}

describe('a dispute', () => {
  it('is taken in whether there is a right on the number or not, and tells nothing of it', async () => {
    const { number, owner, fraud } = await blocked();
    const { id } = await openDispute(ctx, owner, { number, statement }, {});
    await openDispute(ctx, owner, { number: freshNumber(), statement }, {});
    await expect(openDispute(ctx, owner, { number, statement }, {})).rejects.toMatchObject({
      reason: 'title.dispute_open',
      details: { id },
    });
    const mine = await listDisputes(ctx, owner, { limit: 10 });
    expect(mine.items).toMatchObject([
      { state: 'open', grants: null },
      { id, state: 'open', number, grants: null },
    ]);
    expect(JSON.stringify(mine)).not.toContain(fraud);
    expect(await listDisputes(ctx, university(), { limit: 10 })).toMatchObject({ items: [] });
    const seen = (await listDisputes(ctx, operator, { state: 'open', limit: 50 })).items.find((one) => one.id === id);
    expect(seen).toMatchObject({ grants: [{ contractId: fraud, kind: 'exclusive', released: false }] });
    const unknown = testActor({ verified: false });
    await expect(openDispute(ctx, unknown, { number, statement }, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
  });

  it('that is upheld releases the right and what came from it: the owner signs, the parties read why', async () => {
    const { number, accomplice, other, owner, fraud, ownerGives } = await blocked();
    const sub = await give(ctx, {
      seller: other,
      buyer: company(),
      listing: await publish(ctx, other),
      draft: simple({}, { patents: [number] }),
    });
    expect(sub).toEqual(isId);
    expect(await ownerGives()).not.toEqual(isId);
    const { id } = await openDispute(ctx, owner, { number, statement }, {});
    const [grant] = (await getContract(ctx, accomplice, fraud)).grants;
    const reason = 'The register of the patent office names another owner';
    const decision = { reason, grants: [grant?.id ?? ''] };
    await expect(upholdDispute(ctx, owner, id, decision, {})).rejects.toMatchObject({ kind: 'FORBIDDEN' });
    await expect(
      upholdDispute(ctx, operator, id, { reason, grants: ['00000000-0000-7000-8000-000000000000'] }, {}),
    ).rejects.toMatchObject({ issues: [{ pointer: '/grants/0' }] });
    await upholdDispute(ctx, operator, id, decision, {});
    await tellOrganisation(ctx, owner);
    await recordStanding(ctx, operator, { number, organisationId: owner.organisation.id, reason }, {});
    for (const party of [accomplice, other]) {
      expect(await getContract(ctx, party, fraud)).toMatchObject({
        grants: [{ released: true }],
        rulings: [{ outcome: 'released', reason, ledgerSeq: expect.any(Number) }],
      });
    }
    expect(await listDisputes(ctx, owner, { limit: 5 })).toMatchObject({ items: [{ state: 'upheld', reason }] });
    expect(await ownerGives()).toEqual(isId);
    await expect(rejectDispute(ctx, operator, id, { reason }, {})).rejects.toMatchObject({
      reason: 'title.dispute_decided',
    });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('that is rejected leaves the rights, and stands in the ledger too', async () => {
    const { number, accomplice, owner, fraud } = await blocked();
    const { id } = await openDispute(ctx, owner, { number, statement }, {});
    await rejectDispute(ctx, operator, id, { reason: 'The title was sold in 2021' }, {});
    expect(await getContract(ctx, accomplice, fraud)).toMatchObject({
      grants: [{ released: false }],
      rulings: [{ outcome: 'rejected', reason: 'The title was sold in 2021' }],
    });
    const nothing = await openDispute(ctx, owner, { number: freshNumber(), statement }, {});
    await rejectDispute(ctx, operator, nothing.id, { reason: 'There is no right on this number' }, {});
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });
});

describe('what was decided', () => {
  it('cannot be changed unseen', async () => {
    const { number, owner, accomplice, fraud } = await blocked();
    const { id } = await openDispute(ctx, owner, { number, statement }, {});
    const [grant] = (await getContract(ctx, accomplice, fraud)).grants;
    await upholdDispute(ctx, operator, id, { reason: 'not theirs', grants: [grant?.id ?? ''] }, {});
    await tellOrganisation(ctx, owner);
    const made = await recordStanding(
      ...([ctx, operator, { number, organisationId: owner.organisation.id, reason: 'seen' }, {}] as const),
    );
    const changed = { problem: 'record_changed' };
    for (const statement of [
      `update contracts.title_grant set released_seq = null where id = '${grant?.id}'`,
      `update contracts.title_grant set released_seq = 1 where released_seq is null`,
      `update contracts.title_ruling set reason = 'x' where dispute_id = '${id}'`,
      `update contracts.title_standing set organisation_id = '${accomplice.organisation.id}' where id = '${made.id}'`,
      `with a as (insert into contracts.asset values (gen_random_uuid(), gen_random_uuid(), now()) returning id)
        update contracts.asset_name set asset_id = a.id from a where name like '%${number.slice(2, -1)}'`,
    ]) {
      expect(await faultsAfter(ctx, statement), statement).toMatchObject([changed]);
    }
    for (const statement of [
      `delete from contracts.title_standing where id = '${made.id}'`,
      `delete from contracts.title_ruling where dispute_id = '${id}'`,
    ]) {
      expect(await faultsAfter(ctx, statement), statement).not.toEqual([null]);
    }
    const unseen = `insert into contracts.title_standing values (gen_random_uuid(), 'publication:CN1', 'CN1',
      gen_random_uuid(), 'x', gen_random_uuid(), now(), 999999)`;
    expect(await faultsAfter(ctx, unseen)).toMatchObject([{ problem: 'entry_missing' }]);
    const { sql } = ctx.jobs;
    await expect(sql`update contracts.title_ruling set reason = 'x'`).rejects.toThrow('append-only');
    await expect(sql`update contracts.title_standing set reason = 'x'`).rejects.toThrow('cannot be altered');
    await expect(sql`delete from contracts.title_dispute`).rejects.toThrow('cannot be altered');
  });
});
