import { newId } from '@techbourse/platform';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, publish, startContract, startDeal, testContext, university } from '../../test/exchange.ts';
import { licenceDraft } from '../../test/records.ts';
import { licence } from '../../test/rights.ts';
import { draftContractRequestSchema } from '../api/index.ts';
import { getContract, listContracts, listVersions } from '../dossier/queries.ts';
import { hashOf } from '../ledger/entry.ts';
import { draftContract } from './draft.ts';
import { editContract } from './edit.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const nameOf = ({ organisation }: { organisation: { name: object } }) =>
  Object.values(organisation.name as Record<string, { text: string }>)[0]?.text ?? '';
const cny = (amount: string) => ({ amount, currency: 'CNY' });

describe('drafting', () => {
  it('completes the text from the deal and hashes its canonical form', async () => {
    const seller = university('Harbin Institute of Sorbents');
    const patent = { publicationNumber: 'CN110569471A', familyId: 'f-1' };
    const listing = await publish(ctx, seller, { patent });
    const { id } = await startContract(ctx, { seller, listing });
    const contract = await getContract(ctx, seller, id);
    expect(contract.terms).toMatchObject({
      parties: [{ organisationId: seller.organisation.id, role: 'seller', name: 'Harbin Institute of Sorbents' }, {}],
      listings: [{ listingId: listing.id, version: 2 }],
      patents: ['CN110569471A'],
      assets: ['family:F-1', `listing:${listing.id}`, 'publication:CN110569471'],
    });
    expect(contract).toMatchObject({ state: 'draft', version: 1, hash: hashOf(contract.terms), paid: null });
  });

  it('grants on every document of the family, and on nothing that is over everywhere', async () => {
    const seller = university();
    const family = [{ publicationNumber: 'US10999111B2' }, { applicationNumber: 'PCT/CN2019/999111' }];
    const patent = { publicationNumber: 'CN110999111B', family };
    const listing = await publish(ctx, seller, { patent });
    const { id } = await startContract(ctx, { seller, listing });
    const { terms } = await getContract(ctx, seller, id);
    expect(terms.assets).toEqual(
      expect.arrayContaining(['publication:CN110999111', 'publication:US10999111', 'application:PCT/CN2019/999111']),
    );
    const legalEvents = [{ on: '2024-01', country: 'CN', kind: 'lapsed' as const }];
    const over = await publish(ctx, seller, { patent: { publicationNumber: 'CN110999112B', legalEvents } });
    await expect(startContract(ctx, { seller, listing: over })).rejects.toMatchObject({
      reason: 'contract.invalid',
      issues: [{ pointer: '/listings/0', rule: 'contract.right_over' }],
    });
  });

  it('grants nothing in countries alone where the right is over', async () => {
    const seller = university();
    const legalEvents = [{ on: '2024-01', country: 'DE', kind: 'lapsed' as const }];
    const family = [{ publicationNumber: 'EP3999113B1', legalEvents }];
    const patent = { publicationNumber: 'CN110999113B', family };
    const start = async (countries: string[]) =>
      startContract(ctx, {
        seller,
        listing: await publish(ctx, seller, { patent }),
        draft: licence({ territory: { kind: 'countries', countries } }),
      });
    await expect(start(['DE'])).rejects.toMatchObject({
      issues: [{ pointer: '/listings/0', rule: 'contract.right_over_there' }],
    });
    for (const countries of [['CN'], ['CN', 'DE']]) expect((await start(countries)).id).toBeTruthy();
  });

  it('waits for the negotiation, and makes one contract per deal', async () => {
    const early = await startDeal(ctx, { stage: 'enquiry' });
    await expect(draftContract(ctx, early.seller, early.id, licenceDraft(), {})).rejects.toMatchObject({
      reason: 'contract.deal_stage',
    });
    const { id, seller, buyer } = await startDeal(ctx);
    const drafts = [seller, buyer].map((actor) => draftContract(ctx, actor, id, licenceDraft(), {}));
    const results = await Promise.allSettled(drafts);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({
      reason: { reason: 'contract.already_drafted' },
    });
    await expect(draftContract(ctx, company(), id, licenceDraft(), {})).rejects.toMatchObject({ kind: 'NOT_FOUND' });
  });

  it('names every fault of the whole at once, by its field', async () => {
    const { id, seller } = await startDeal(ctx);
    const party = { organisationId: seller.organisation.id, role: 'seller' as const, name: 'A' };
    const agency = { organisationId: newId(), name: 'Both ways', side: 'both' as const };
    const draft = licenceDraft({
      kind: 'patent_assignment',
      licence: undefined,
      assignment: { territory: { kind: 'worldwide' } },
      parties: [party, { ...party, organisationId: newId() }],
      agencies: [agency],
      listings: [{ listingId: newId(), version: 1 }],
      term: { from: '2027-01-01', to: '2026-12-31', law: 'CN' },
      technologyValue: cny('900000.00'),
    });
    const failed: { issues?: { pointer: string; rule: string }[] } = await draftContract(
      ...([ctx, seller, id, draft, {}] as const),
    ).catch((error) => error);
    expect(failed.issues?.map((issue) => `${issue.pointer} ${issue.rule}`)).toEqual([
      '/kind contract.kind',
      '/licence contract.licence',
      '/assignment contract.assignment',
      '/parties/1/organisationId contract.party',
      '/parties/0/name contract.party_name',
      '/agencies/0/organisationId organisation.unknown',
      '/listings/0/listingId contract.listing',
      '/listings contract.listing_missing',
      '/term/to contract.term',
      '/otherItems contract.items_sum',
    ]);
  });

  it('names the parties as the register does, in any of its languages, and as nobody else', async () => {
    const { id, seller, buyer } = await startDeal(ctx);
    const [sells, buys] = [nameOf(seller), nameOf(buyer)];
    const parties = (name: string) => [
      { organisationId: seller.organisation.id, role: 'seller' as const, name: sells },
      { organisationId: buyer.organisation.id, role: 'buyer' as const, name },
    ];
    const draft = (name: string) => draftContract(ctx, seller, id, licenceDraft({ parties: parties(name) }), {});
    for (const name of ['Siemens AG', sells, `${buys} Ltd`, buys.slice(1)]) {
      await expect(draft(name)).rejects.toMatchObject({
        kind: 'VALIDATION',
        issues: [{ pointer: '/parties/1/name', rule: 'contract.party_name' }],
      });
    }
    const made = await draft(buys);
    const edit = { expectedVersion: 1, parties: parties('Siemens AG') };
    await expect(editContract(ctx, buyer, made.id, edit, {})).rejects.toMatchObject({
      issues: [{ pointer: '/parties/1/name' }],
    });
  });

  it('makes both sides partners in a cooperative development, and only there', async () => {
    const { id, seller, buyer } = await startDeal(ctx);
    const development = { type: 'development' as const, kind: 'cooperative_development' as const, licence: undefined };
    const parties = [seller, buyer].map((member) => ({
      organisationId: member.organisation.id,
      role: 'partner' as const,
      name: nameOf(member),
    }));
    await expect(draftContract(ctx, seller, id, licenceDraft({ parties }), {})).rejects.toMatchObject({
      issues: [{ rule: 'contract.party_role' }, { rule: 'contract.party_role' }],
    });
    const made = await draftContract(ctx, seller, id, licenceDraft({ ...development, parties }), {});
    const { terms } = await getContract(ctx, buyer, made.id);
    expect(terms.parties.map((party) => party.role)).toEqual(['partner', 'partner']);
  });

  it('may quote other published listings of the seller, in the version that is public', async () => {
    const seller = university();
    const listing = await publish(ctx, seller);
    const other = await publish(ctx, seller);
    const foreign = await publish(ctx, university());
    const { id } = await startDeal(ctx, { seller, listing });
    const quote = (listingId: string, version: number) => ({
      listings: [
        { listingId: listing.id, version: 2 },
        { listingId, version },
      ],
    });
    const draft = (over: object) => draftContract(ctx, seller, id, licenceDraft(over), {});
    await expect(draft(quote(foreign.id, 2))).rejects.toMatchObject({ issues: [{ rule: 'contract.listing' }] });
    await expect(draft(quote(other.id, 1))).rejects.toMatchObject({ issues: [{ rule: 'contract.listing_version' }] });
    const made = await draft(quote(other.id, 2));
    const { terms } = await getContract(ctx, seller, made.id);
    expect(terms.assets).toEqual([`listing:${listing.id}`, `listing:${other.id}`].sort());
  });
});

describe('percentages of a contract', () => {
  const rate = (ratePercent: number) => ({
    payment: { kind: 'royalty', royalty: { ratePercent, base: 'net_sales' } },
  });

  it('have four decimals, in the text that is confirmed as well', async () => {
    const { id, seller } = await startDeal(ctx);
    const draft = draftContractRequestSchema.parse({ ...licenceDraft(), ...rate(4.125) });
    const made = await draftContract(ctx, seller, id, draft, {});
    const { terms, hash } = await getContract(ctx, seller, made.id);
    expect(terms.payment).toMatchObject({ royalty: { ratePercent: 4.125 } });
    expect(hash).toBe(hashOf(terms));
    const share = { payment: { kind: 'equity', company: 'Clear Water', sharePercent: 12.3456, schedule: [] } };
    expect(draftContractRequestSchema.safeParse({ ...licenceDraft(), ...share }).success).toBe(true);
    const finer = draftContractRequestSchema.safeParse({ ...licenceDraft(), ...rate(4.12505) });
    expect(finer.error?.issues).toMatchObject([{ message: 'A percentage has at most four decimals' }]);
  });
});

describe('editing', () => {
  it('writes a new version, keeps the old ones, and empties a field with null', async () => {
    const { id, seller, buyer } = await startContract(ctx, { draft: { clauses: 'Clause one.' } });
    const edit = { expectedVersion: 1, title: 'A better title', clauses: null };
    await editContract(ctx, buyer, id, edit, {});
    const contract = await getContract(ctx, seller, id);
    expect(contract).toMatchObject({ version: 2, terms: { title: 'A better title' }, hash: hashOf(contract.terms) });
    expect(contract.terms).not.toHaveProperty('clauses');
    const versions = await listVersions(ctx, seller, id);
    expect(versions.map(({ version, editedBy, hash, terms }) => [version, editedBy, hash === hashOf(terms)])).toEqual([
      [2, buyer.organisation.id, true],
      [1, seller.organisation.id, true],
    ]);
  });

  it('is refused on a stale version, with the present one named, and when the whole no longer agrees', async () => {
    const { id, seller } = await startContract(ctx);
    const edit = (input: Parameters<typeof editContract>[3]) => editContract(ctx, seller, id, input, {});
    await expect(edit({ expectedVersion: 4, title: 'x' })).rejects.toMatchObject({
      reason: 'contract.version',
      details: { version: 1 },
    });
    await expect(edit({ expectedVersion: 1, value: cny('2000000.00') })).rejects.toMatchObject({
      issues: [{ rule: 'contract.items_sum' }, { rule: 'contract.schedule_sum' }],
    });
    await expect(edit({ expectedVersion: 1, title: null })).rejects.toMatchObject({ issues: [{ pointer: '/title' }] });
  });

  it('of the same text makes no new version', async () => {
    const { id, seller } = await startContract(ctx);
    await editContract(ctx, seller, id, { expectedVersion: 1, title: licenceDraft().title }, {});
    expect(await getContract(ctx, seller, id)).toMatchObject({ version: 1 });
  });
});

describe('reading', () => {
  it('is for the two parties and the operator', async () => {
    const { id, dealId, seller, buyer } = await startContract(ctx);
    for (const actor of [seller, buyer, testOperator()])
      expect(await getContract(ctx, actor, id)).toHaveProperty('id', id);
    await expect(getContract(ctx, company(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    await expect(listVersions(ctx, company(), id)).rejects.toMatchObject({ kind: 'NOT_FOUND' });
    const listed = await listContracts(ctx, seller, { limit: 5, deal: dealId, type: 'licence', state: 'draft' });
    expect(listed.items).toMatchObject([{ id, value: cny('1000000.00') }]);
    expect(await listContracts(ctx, company(), { limit: 5 })).toMatchObject({ items: [] });
  });
});
