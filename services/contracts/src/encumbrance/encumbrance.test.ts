import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, publish, startContract, testContext, university } from '../../test/exchange.ts';
import { assignment, give, licence, simple, terminate } from '../../test/rights.ts';
import { confirmContract } from '../contract/confirm.ts';
import { listEncumbrances } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const cn = { territory: { kind: 'countries' as const, countries: ['CN'] } };
const ru = { territory: { kind: 'countries' as const, countries: ['RU'] } };
let serial = 160_000_000;

/** A patent with two simple licences, of which one has a sublicence, sold to a second owner in one country or all. */
async function sold(sale = assignment()) {
  const [owner, second, licensee, sublicensee] = [university(), company(), company('Licensee Ltd'), company()];
  const number = `CN${serial++}A`;
  const listing = await publish(ctx, owner, { patent: { publicationNumber: number } });
  const ownerGives = (buyer: typeof second, draft: object) => give(ctx, { seller: owner, buyer, listing, draft });
  const passOn = async (seller: typeof second, buyer: typeof second, draft: object) =>
    give(ctx, { seller, buyer, listing: await publish(ctx, seller), draft: { patents: [number], ...draft } });
  const first = await ownerGives(licensee, simple(cn));
  const sub = await passOn(licensee, sublicensee, simple(cn));
  const other = await ownerGives(company(), simple(ru));
  const saleId = await ownerGives(second, sale);
  return { owner, second, licensee, sublicensee, number, listing, ownerGives, passOn, first, sub, other, saleId };
}
const contractsOf = (items: Awaited<ReturnType<typeof listEncumbrances>>) =>
  items.flatMap(({ licences }) => licences.map(({ contractId }) => contractId));

describe('who holds a title', () => {
  it('lists the licences that run on, with what it must know, and grants an exclusive one beside them', async () => {
    const { second, licensee, number, saleId, first, other, passOn } = await sold();
    for (const query of [{ number }, { contract: saleId }]) {
      expect(await listEncumbrances(ctx, second, query)).toMatchObject([
        {
          assetId: expect.any(String),
          licences: [
            {
              contractId: first,
              kind: 'simple',
              licensee: { organisationId: licensee.organisation.id, name: 'Licensee Ltd' },
              fieldOfUse: { kind: 'all' },
              ...cn,
              from: '2027-01-01',
              to: '2031-12-31',
              endedOn: null,
              sublicensing: 'allowed',
            },
            { contractId: other, ...ru },
          ],
        },
      ]);
    }
    expect(await passOn(second, company(), licence())).toBe('contract.exclusive_conflict');
    const besides = contractsOf(await listEncumbrances(ctx, second, { number }));
    expect(await passOn(second, company(), licence({ besides }))).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('sees those in its part of the title, and of a draft those within what it would give', async () => {
    const { owner, second, number, listing, first, other } = await sold(assignment({ assignment: cn }));
    expect(contractsOf(await listEncumbrances(ctx, second, { number }))).toEqual([first]);
    expect(contractsOf(await listEncumbrances(ctx, owner, { listing: listing.id }))).toEqual([other]);
    const own = await publish(ctx, second);
    const patents = [number];
    const draft = (terms: object) =>
      startContract(ctx, { seller: second, buyer: company(), listing: own, draft: { ...licence(terms), patents } });
    const { id, buyer } = await draft(cn);
    expect(contractsOf(await listEncumbrances(ctx, second, { contract: id }))).toEqual([first]);
    await expect(listEncumbrances(ctx, buyer, { contract: id })).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('sees a sublicence by itself once the licence above it has ended', async () => {
    const { owner, licensee, listing, second, number, first, sub, other } = await sold();
    await terminate(ctx, { seller: owner, buyer: licensee, listing, draft: {} }, first, '2027-06-30');
    expect(contractsOf(await listEncumbrances(ctx, second, { number })).sort()).toEqual([first, sub, other].sort());
  });

  it('is told by a refusal of every contract in the way, and the buyer of none', async () => {
    const { second, number, first, other } = await sold();
    const { id, text, buyer } = await startContract(ctx, {
      seller: second,
      listing: await publish(ctx, second),
      draft: { ...licence(), patents: [number] },
    });
    const asked = (actor: typeof second) =>
      confirmContract(ctx, actor, id, text, {}).catch((error: { details: object; message: string }) => error);
    expect(await asked(second)).toMatchObject({
      reason: 'contract.exclusive_conflict',
      message: expect.stringContaining('licence.besides'),
      details: { contracts: [{ contractId: first, kind: 'simple' }, { contractId: other }] },
    });
    const told = await asked(buyer);
    expect(told).toMatchObject({ reason: 'contract.exclusive_conflict', details: {} });
    for (const secret of [first, other]) expect(JSON.stringify(told)).not.toContain(secret);
  });
});

describe('nobody else', () => {
  it('learns whether there is a title or a licence: strangers, who sold it, and licensees get NOT_FOUND', async () => {
    const now = assignment({ term: { from: '2026-01-01', to: null, law: 'CN' } });
    const { owner, licensee, sublicensee, number, listing, saleId, first } = await sold(now);
    expect(saleId).toMatch(/^[0-9a-f-]{36}$/);
    for (const actor of [owner, licensee, sublicensee, company()]) {
      for (const query of [{ number }, { listing: listing.id }, { contract: saleId }, { contract: first }]) {
        await expect(listEncumbrances(ctx, actor, query)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
      }
    }
    await expect(listEncumbrances(ctx, owner, { number: 'CN169999999A' })).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    expect(contractsOf(await listEncumbrances(ctx, testOperator(), { number }))).toContain(first);
  });

  it('gets an answer to a question that is none', async () => {
    const both = { number: 'CN169999999A', listing: '01890000-0000-7000-8000-000000000001' };
    for (const query of [{}, both, { number: 'nothing' }]) {
      await expect(listEncumbrances(ctx, company(), query)).rejects.toMatchObject({ kind: 'VALIDATION' });
    }
  });
});
