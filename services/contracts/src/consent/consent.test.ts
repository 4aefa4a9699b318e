import { newId } from '@techbourse/platform';
import { type Actor, type Member, visibleTo } from '@techbourse/policy';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import {
  agency,
  company,
  publish,
  startContract,
  tellOrganisation,
  testContext,
  university,
} from '../../test/exchange.ts';
import { almostSigned, assignment, consentedSublicence, give, licence, simple } from '../../test/rights.ts';
import { faultsAfter } from '../../test/tampering.ts';
import { confirmContract } from '../contract/confirm.ts';
import { listEncumbrances } from '../encumbrance/queries.ts';
import { listEntries } from '../ledger/store.ts';
import { verifyLedger } from '../recorded.ts';
import { listConsents } from './queries.ts';
import { recordConsent } from './record.ts';
import { withdrawConsent } from './withdraw.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);
const NEEDED = 'contract.sublicence_consent';
const cn = { territory: { kind: 'countries' as const, countries: ['CN'] } };
const ru = { territory: { kind: 'countries' as const, countries: ['RU'] } };
let serial = 170_000_000;

/** A licence whose licensee may license others with consent, as its terms say but for `over`; `more` of its contract. */
async function licensed(over: Parameters<typeof licence>[0] = {}, more: Parameters<typeof licence>[1] = {}) {
  const [owner, licensee, sublicensee] = [university(), company(), company()];
  await tellOrganisation(ctx, sublicensee);
  const number = `CN${serial++}A`;
  const listing = await publish(ctx, owner, { patent: { publicationNumber: number } });
  const draft = licence({ sublicensing: 'with_consent', ...over }, more);
  const contractId = await give(ctx, { seller: owner, buyer: licensee, listing, draft });
  const asked = { contractId, sublicensee: sublicensee.organisation.id, kind: 'simple' as const };
  const consent = (by: Member, input: Partial<Parameters<typeof recordConsent>[2]> = {}) =>
    recordConsent(ctx, by, { ...asked, ...input }, {});
  const passOn = async (seller: Member, buyer: Member, terms: object = simple()) =>
    give(ctx, { seller, buyer, listing: await publish(ctx, seller), draft: { ...terms, patents: [number] } });
  const sublicense = (terms?: object) => passOn(licensee, sublicensee, terms);
  return { owner, licensee, sublicensee, number, listing, contractId, consent, passOn, sublicense };
}

describe('a sublicence that needs consent', () => {
  it('is given once the licensor has consented to it, once, and to nobody else', async () => {
    const { owner, licensee, consent, passOn, sublicense, contractId } = await licensed();
    expect(await sublicense()).toBe(NEEDED);
    const { id, ledger } = await consent(owner);
    expect(ledger.kind).toBe('title.consent_recorded');
    expect(await passOn(licensee, company())).toBe(NEEDED);
    expect(await sublicense()).toEqual(isId);
    expect(await sublicense()).toBe(NEEDED);
    for (const actor of [owner, licensee, testOperator()]) {
      expect(await listConsents(ctx, actor, { contract: contractId, limit: 10 })).toMatchObject({
        items: [{ id, state: 'used', consentedBy: owner.organisation.id, kind: 'simple', withdrawn: null }],
      });
    }
    expect(await listConsents(ctx, company(), { contract: contractId, limit: 10 })).toMatchObject({ items: [] });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is given within the bounds of the consent and no further, and no more exclusive', async () => {
    const { owner, consent, sublicense } = await licensed();
    await consent(owner, { ...cn, to: '2028-12-31' });
    expect(await sublicense(simple())).toBe(NEEDED);
    expect(await sublicense(simple(cn))).toBe(NEEDED);
    expect(await sublicense(licence({ ...cn, to: '2028-12-31' }))).toBe(NEEDED);
    expect(await sublicense(simple({ ...cn, to: '2028-06-30' }))).toEqual(isId);
    await consent(owner, { kind: 'exclusive', ...ru });
    expect(await sublicense(licence({ ...ru, exclusivity: 'sole' }))).toEqual(isId);
  });

  it('takes the word of whoever is the licensor by now: the new owner, each in its part', async () => {
    const { owner, licensee, consent, passOn, sublicense, number, contractId } = await licensed();
    const second = company();
    await consent(owner);
    expect(await passOn(owner, second, assignment({ assignment: cn }))).toEqual(isId);
    expect(await sublicense(simple(cn))).toBe(NEEDED);
    expect(await sublicense(simple())).toBe(NEEDED);
    const [title] = await listEncumbrances(ctx, second, { number });
    expect(title?.licences).toMatchObject([{ contractId, sublicensing: 'with_consent' }]);
    await expect(consent(second)).rejects.toMatchObject({ reason: 'title.consent_bounds' });
    await consent(second, cn);
    expect(await sublicense(simple())).toEqual(isId);
    const { items } = await listConsents(ctx, licensee, { contract: contractId, limit: 10 });
    expect(items.map(({ state }) => state)).toEqual(['used', 'used']);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('under a sublicence takes the word of the sublicensor, not of the owner', async () => {
    const { owner, licensee, sublicensee, passOn, contractId, consent } = await licensed({ sublicensing: 'allowed' });
    await expect(consent(owner)).rejects.toMatchObject({ reason: 'title.consent_not_asked' });
    const sub = await passOn(licensee, sublicensee, simple({ sublicensing: 'with_consent' }));
    const third = company();
    await tellOrganisation(ctx, third);
    const asked = { contractId: sub, sublicensee: third.organisation.id, kind: 'simple' as const };
    await expect(recordConsent(ctx, owner, asked, {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await recordConsent(ctx, licensee, asked, {});
    expect(await passOn(sublicensee, third)).toEqual(isId);
    expect(contractId).toEqual(isId);
  });
});

describe('a consent', () => {
  const broker = agency();
  const agencies = [{ organisationId: broker.organisation.id, side: 'seller' as const, name: 'Broker' }];

  it('is the licensor’s alone: others who see the licence are told so, strangers that there is none', async () => {
    const { licensee, consent, owner, sublicensee, contractId } = await licensed({}, { agencies });
    const operator = testOperator();
    for (const other of [licensee, operator, broker]) {
      await expect(consent(other)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'title.not_licensor' });
    }
    const nothing = { contractId: '01890000-0000-7000-8000-000000000001' };
    await expect(consent(operator, nothing)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    for (const stranger of [company(), sublicensee]) {
      await expect(consent(stranger)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
      await expect(consent(stranger, nothing)).rejects.toMatchObject({ reason: 'title.licence_not_found' });
    }
    const unknown = { ...owner, organisation: { ...owner.organisation, verified: false } };
    await expect(consent(unknown)).rejects.toMatchObject({ reason: 'organisation.not_verified' });
    const { id } = await consent(owner);
    const withdraw = (actor: Actor) => withdrawConsent(ctx, actor, id, { reason: 'not mine' }, {});
    for (const other of [licensee, operator]) {
      await expect(withdraw(other)).rejects.toMatchObject({ kind: 'FORBIDDEN', reason: 'title.consent_not_yours' });
    }
    for (const stranger of [company(), sublicensee]) {
      await expect(withdraw(stranger)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    }
    const filter = {
      below: undefined,
      seen: visibleTo(owner, 'contract.read'),
      contract: contractId,
      kind: undefined,
      limit: 10,
    };
    expect((await listEntries(ctx.jobs.orm, filter))[0]).toMatchObject({ kind: 'title.consent_recorded' });
    const audited = await ctx.jobs.sql`select action from contracts.audit where subject = ${id}`;
    expect(audited).toEqual([{ action: 'title.consent' }]);
  });

  it('goes no further than the licence, by the field that does', async () => {
    const { owner, licensee, consent } = await licensed({ ...cn, exclusivity: 'sole' });
    await expect(consent(owner, { kind: 'exclusive' })).rejects.toMatchObject({ issues: [{ pointer: '/kind' }] });
    const beyond = { territory: { kind: 'worldwide' as const }, to: null, from: '2026-01-01' };
    for (const [field, value] of Object.entries(beyond)) {
      const error = await consent(owner, { [field]: value }).catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ reason: 'title.consent_bounds', issues: [{ pointer: `/${field}` }] });
    }
    await expect(consent(owner, { ...beyond, ...cn })).rejects.toMatchObject({
      issues: [{ pointer: '/from' }, { pointer: '/to' }],
    });
    await expect(consent(owner, { from: '2029-01-01', to: '2028-12-31' })).rejects.toMatchObject({
      issues: [{ pointer: '/to', message: expect.stringContaining('before it begins') }],
    });
    await expect(consent(owner, { sublicensee: licensee.organisation.id })).rejects.toMatchObject({
      issues: [{ pointer: '/sublicensee' }],
    });
    const { owner: other, consent: forbidden } = await licensed({ sublicensing: 'forbidden' });
    await expect(forbidden(other)).rejects.toMatchObject({ reason: 'title.consent_not_asked' });
  });

  it('names the field of use that goes beyond the licence, and the part of it in which others are the licensor', async () => {
    const water = { fieldOfUse: { kind: 'ipc' as const, codes: ['C02F'] } };
    const { owner, consent, passOn } = await licensed(water);
    await expect(consent(owner, { fieldOfUse: { kind: 'all' } })).rejects.toMatchObject({
      issues: [{ pointer: '/fieldOfUse' }],
    });
    await passOn(owner, company(), assignment({ assignment: cn }));
    await expect(consent(owner)).rejects.toMatchObject({ issues: [{ pointer: '/territory' }] });
    await consent(owner, ru);
    const { owner: seller, consent: ask, passOn: sell } = await licensed();
    const buyer = company();
    await sell(seller, buyer, assignment({ term: { from: '2029-01-01', to: null, law: 'CN' } }));
    await expect(ask(seller)).rejects.toMatchObject({ issues: [{ pointer: '/to' }] });
    await expect(ask(buyer)).rejects.toMatchObject({ issues: [{ pointer: '/from' }] });
  });

  it('names an organisation that the exchange knows', async () => {
    const { owner, consent } = await licensed();
    // One that nobody has verified is no other answer: it would say that there is one.
    const unverified = company();
    await tellOrganisation(ctx, unverified, { verified: false });
    for (const sublicensee of [newId(), unverified.organisation.id]) {
      await expect(consent(owner, { sublicensee })).rejects.toMatchObject({
        kind: 'VALIDATION',
        reason: 'organisation.unknown',
        issues: [{ pointer: '/sublicensee', rule: 'organisation.unknown' }],
      });
    }
  });

  it('is listed newest first, page by page, of one licence alone when that is asked for', async () => {
    const { owner, licensee, contractId, listing, consent } = await licensed(cn);
    const draft = licence({ sublicensing: 'with_consent', ...ru });
    const other = await give(ctx, { seller: owner, buyer: company(), listing, draft });
    const [first, elsewhere, second, third] = [
      await consent(owner),
      await consent(owner, { contractId: other }),
      await consent(owner),
      await consent(owner),
    ].map(({ id }) => id);
    const list = async (actor: Actor, query: Partial<Parameters<typeof listConsents>[2]> = {}) => {
      const { items, nextCursor } = await listConsents(ctx, actor, { limit: 10, ...query });
      return { ids: items.map(({ id }) => id), nextCursor };
    };
    expect((await list(owner)).ids).toEqual([third, second, elsewhere, first]);
    expect((await list(licensee)).ids).toEqual([third, second, first]);
    expect((await list(owner, { contract: other })).ids).toEqual([elsewhere]);
    expect((await list(licensee, { contract: other })).ids).toEqual([]);
    const page = await list(owner, { contract: contractId, limit: 2 });
    expect(page.ids).toEqual([third, second]);
    const rest = await list(owner, { contract: contractId, limit: 2, cursor: page.nextCursor ?? '' });
    expect(rest).toEqual({ ids: [first], nextCursor: null });
  });

  it('is taken back until the sublicence is signed, and then stays', async () => {
    const { owner, consent, sublicense } = await licensed();
    const reason = 'The sublicensee competes with us';
    const first = await consent(owner);
    await withdrawConsent(ctx, owner, first.id, { reason }, {});
    await expect(withdrawConsent(ctx, owner, first.id, { reason }, {})).rejects.toMatchObject({
      reason: 'title.consent_withdrawn',
    });
    expect(await sublicense()).toBe(NEEDED);
    const second = await consent(owner);
    expect(await sublicense()).toEqual(isId);
    await expect(withdrawConsent(ctx, owner, second.id, { reason }, {})).rejects.toMatchObject({
      reason: 'title.consent_used',
    });
    expect(await listConsents(ctx, owner, { limit: 10 })).toMatchObject({
      items: [{ state: 'used' }, { state: 'withdrawn', withdrawn: { reason } }],
    });
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('is withdrawn or signed upon, never both, when the two happen at once', async () => {
    for (let round = 0; round < 6; round++) {
      const { owner, licensee, sublicensee, number, consent } = await licensed();
      const { id } = await consent(owner);
      const sub = await almostSigned(ctx, {
        seller: licensee,
        buyer: sublicensee,
        listing: await publish(ctx, licensee),
        draft: simple({}, { patents: [number] }),
      });
      const asked = [sub.sign, () => withdrawConsent(ctx, owner, id, { reason: 'after all not' }, {})];
      const turned = round % 2 === 0 ? asked : asked.reverse();
      const results = await Promise.allSettled(turned.map((ask) => ask()));
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    }
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('serves one of two sublicences that are signed at once, also on different patents of the licence', async () => {
    const [owner, licensee, sublicensee] = [university(), company(), company()];
    const numbers = [`CN${serial++}A`, `CN${serial++}A`];
    const [first, second] = numbers;
    const listing = await publish(ctx, owner, { patent: { publicationNumber: first as string } });
    await publish(ctx, owner, { patent: { publicationNumber: second as string } });
    const draft = licence({ sublicensing: 'with_consent' }, { patents: numbers });
    const contractId = await give(ctx, { seller: owner, buyer: licensee, listing, draft });
    const asked = { contractId, sublicensee: sublicensee.organisation.id, kind: 'simple' as const };
    await tellOrganisation(ctx, sublicensee);
    await recordConsent(ctx, owner, asked, {});
    const rivals = await Promise.all(
      numbers.map(async (number) => {
        const own = await publish(ctx, licensee);
        const terms = simple({}, { patents: [number] });
        const rival = await startContract(ctx, { seller: licensee, buyer: sublicensee, listing: own, draft: terms });
        await confirmContract(ctx, licensee, rival.id, rival.text, {});
        return rival;
      }),
    );
    const results = await Promise.allSettled(
      rivals.map((rival) => confirmContract(ctx, sublicensee, rival.id, rival.text, {})),
    );
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('cannot be changed unseen, nor the right that it allowed', async () => {
    const { consentId, subId } = await consentedSublicence(ctx);
    const changed = [{ problem: 'record_changed' }];
    for (const statement of [
      `update contracts.title_consent set kind = 'exclusive' where id = '${consentId}'`,
      `update contracts.title_consent set sublicensee = gen_random_uuid() where id = '${consentId}'`,
      `update contracts.title_grant set consents = '{}' where contract_id = '${subId}'`,
      `update contracts.title_grant set consents = '{${consentId}}' where contract_id <> '${subId}'`,
      `update contracts.title_consent set withdrawn_reason = null, withdrawn_by = null, withdrawn_seq = null`,
    ]) {
      expect(await faultsAfter(ctx, statement), statement).not.toEqual([null]);
    }
    const moved = `update contracts.title_consent set ledger_seq = 1 where id = '${consentId}'`;
    expect(await faultsAfter(ctx, moved)).not.toEqual([null]);
    expect(
      await faultsAfter(ctx, `update contracts.title_grant set consents = '{}' where contract_id = '${subId}'`),
    ).toMatchObject(changed);
    const { sql } = ctx.jobs;
    await expect(sql`update contracts.title_consent set kind = 'sole' where id = ${consentId}`).rejects.toThrow(
      'cannot be altered',
    );
    await expect(sql`delete from contracts.title_consent`).rejects.toThrow('cannot be altered');
  });
});
