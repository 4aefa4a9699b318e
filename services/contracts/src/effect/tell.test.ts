import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, movableClock, publish, signedContract, testContext, university } from '../../test/exchange.ts';
import { assignment, licence, simple, terminate } from '../../test/rights.ts';
import type { DraftContractRequest } from '../api/index.ts';
import { upholdDispute } from '../dispute/decide.ts';
import { openDispute } from '../dispute/open.ts';
import { getContract } from '../dossier/queries.ts';

const ctx = await testContext(movableClock('2026-11-22T08:00:00.000Z'));
afterAll(() => ctx.close());

const told = (contractId: string) => ctx.jobs.sql`
  select version, payload from contracts.outbox where type = 'contract.standing' and key = ${contractId} order by seq`;
const TERM_END = '2031-12-31';
const china = { kind: 'countries' as const, countries: ['CN'] };
const withoutLicence = (type: DraftContractRequest['type'], kind: DraftContractRequest['kind']) => ({
  ...assignment(),
  ...{ type, kind },
});

describe('what a signed contract does to its listing', () => {
  it.each([
    ['an exclusive licence for all the world keeps it', licence(), 'reserve', TERM_END],
    ['a sole one as well', licence({ exclusivity: 'sole' }), 'reserve', TERM_END],
    ['an exclusive one for some countries leaves the others on offer', licence({ territory: china }), 'none', TERM_END],
    ['an exclusive one without an end has none', licence({ to: null }), 'reserve', null],
    ['a simple licence leaves it on offer', simple(), 'none', TERM_END],
    ['an assignment transfers it', assignment(), 'transfer', null],
    ['one for some countries leaves the rest', assignment({ assignment: { territory: china } }), 'none', null],
    ['a development keeps it', withoutLicence('development', 'commissioned_development'), 'reserve', TERM_END],
    ['advice leaves it on offer', withoutLicence('consulting', 'technical_consulting'), 'none', TERM_END],
  ])('%s', async (_what, draft, effect, until) => {
    const contract = await signedContract(ctx, { draft });
    const listings = [{ listingId: contract.listing.id, effect }];
    expect(await told(contract.id)).toMatchObject([
      { version: contract.receipt.ledger?.seq, payload: { listings, until, endedOn: null } },
    ]);
  });
});

describe('a contract that ends', () => {
  it('early is told with its last day, in a later version', async () => {
    const [seller, buyer] = [university(), company()];
    const listing = await publish(ctx, seller);
    const of = { seller, buyer, listing, draft: licence() };
    const { id } = await signedContract(ctx, of);
    await terminate(ctx, of, id, '2027-03-31');
    const [signed, ended] = await told(id);
    expect(ended).toMatchObject({ payload: { endedOn: '2027-03-31', listings: [{ effect: 'reserve' }] } });
    expect(Number(ended?.version)).toBeGreaterThan(Number(signed?.version));
  });

  it('because the operator released its right is told as over', async () => {
    const number = 'CN118000017A';
    const seller = university();
    const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
    const { id } = await signedContract(ctx, { seller, buyer: company(), listing, draft: licence() });
    const statement = 'The register of the patent office names us as the owner.';
    const dispute = await openDispute(ctx, university(), { number, statement }, {});
    const grants = (await getContract(ctx, seller, id)).grants.map((grant) => grant.id);
    await upholdDispute(ctx, testOperator(), dispute.id, { reason: 'Another owner is named', grants }, {});
    expect((await told(id)).at(-1)).toMatchObject({ payload: { endedOn: '2026-11-21' } });
  });
});
