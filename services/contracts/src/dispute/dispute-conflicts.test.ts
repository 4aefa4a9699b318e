import { newId } from '@techbourse/platform';
import { testOperator } from '@techbourse/testkit';
import { afterAll, describe, expect, it } from 'vitest';
import { company, publish, testContext, university } from '../../test/exchange.ts';
import { assignment, give, licence, simple } from '../../test/rights.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { disputeEarlierJoins } from '../register/register.ts';
import { rejectDispute, upholdDispute } from './decide.ts';
import { listDisputes } from './queries.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const operator = testOperator();
let serial = 150_000_000;
const freshNumber = () => `CN${serial++}A`;
const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);

const disputes = async () => (await listDisputes(ctx, operator, { limit: 100 })).items;
const about = async (contract: string) =>
  (await disputes()).filter(({ met, grants }) =>
    grants?.some((grant) => grant.contractId === contract && met?.grant === grant.id),
  );

type Patent = {
  number: string;
  buyer: ReturnType<typeof company>;
  listing: Awaited<ReturnType<typeof publish>>;
  contract: string;
};
type Draft = ReturnType<typeof licence> | ReturnType<typeof assignment>;

/** One owner gives a right on each of its patents; `join` shows that the patents of the indexes given are one. */
async function patentsWith(...drafts: Draft[]) {
  const seller = university();
  const patents: Patent[] = [];
  for (const draft of drafts) {
    const [number, buyer] = [freshNumber(), company()];
    const listing = await publish(ctx, seller, { patent: { publicationNumber: number } });
    patents.push({ number, buyer, listing, contract: await give(ctx, { seller, buyer, listing, draft }) });
  }
  const of = (index: number) => patents[index] ?? expect.fail('no such patent');
  let shown = 0;
  /** The listing of a patent is published anew with the family of another. */
  const join = async (...indexes: number[]) => {
    const familyId = `met-${of(0).number}`;
    const version = ++shown + 2;
    for (const index of indexes) {
      const { listing, number } = of(index);
      await publish(ctx, seller, { ...listing, version, patent: { publicationNumber: number, familyId } });
    }
  };
  return { seller, of, join };
}

describe('rights of one owner that met by a join', () => {
  it.each<[string, Draft, Draft]>([
    ['two exclusive licences', licence(), licence()],
    ['two titles', assignment(), assignment()],
    ['an exclusive licence and a simple one', licence(), simple()],
    ['a title and a licence given after it', assignment(), simple()],
  ])('and cannot stand together are disputed by the exchange: %s', async (_what, first, second) => {
    const { seller, of, join } = await patentsWith(first, second);
    expect(await about(of(1).contract)).toEqual([]);
    await join(0, 1);
    const [earlier] = (await getContract(ctx, seller, of(0).contract)).grants;
    const [later] = (await getContract(ctx, seller, of(1).contract)).grants;
    expect(await about(of(1).contract)).toMatchObject([
      {
        state: 'open',
        organisationId: null,
        number: of(1).number.slice(0, -1),
        met: { grant: later?.id, against: [earlier?.id] },
        statement: expect.stringMatching(new RegExp(`Later: .*${of(1).contract}.*Before: .*${of(0).contract}`)),
        grants: [{ contractId: of(0).contract }, { contractId: of(1).contract }],
      },
    ]);
    expect(await about(of(0).contract)).toEqual([]);
    const audited = await ctx.db
      .sql`select actor_kind from contracts.audit where action = 'title.dispute' and data->>'grant' = ${later?.id ?? ''}`;
    expect(audited).toEqual([{ actor_kind: 'system' }]);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('are shown in the contract of each party, without the contract that is not theirs', async () => {
    const { of, join } = await patentsWith(licence(), licence());
    await join(0, 1);
    for (const [own, other] of [[0, 1] as const, [1, 0] as const]) {
      const seen = await getContract(ctx, of(own).buyer, of(own).contract);
      expect(seen.disputes).toEqual([
        {
          id: isId,
          state: 'open',
          grants: [seen.grants[0]?.id],
          later: own === 1,
          openedAt: expect.any(String),
          decidedAt: null,
        },
      ]);
      const [strange] = (await getContract(ctx, of(other).buyer, of(other).contract)).grants;
      for (const secret of [of(other).contract, strange?.id ?? '', of(other).buyer.organisation.id]) {
        expect(JSON.stringify(seen)).not.toContain(secret);
      }
      expect((await listDisputes(ctx, of(own).buyer, { limit: 10 })).items).toEqual([]);
    }
  });

  it('are disputed once, however often the listings are told and the assets looked at, also at once', async () => {
    const { of, join } = await patentsWith(licence(), licence());
    await Promise.all([join(0, 1), join(1, 0), join(0, 1)]);
    await join(0, 1);
    await disputeEarlierJoins(ctx);
    await disputeEarlierJoins(ctx);
    expect(await about(of(1).contract)).toHaveLength(1);
  });

  it('are settled by a release as usual: what is left is in nobody’s way', async () => {
    const { seller, of, join } = await patentsWith(licence(), licence());
    await join(0, 1);
    const [dispute] = await about(of(1).contract);
    const reason = 'The earlier contract goes before';
    await upholdDispute(ctx, operator, dispute?.id ?? '', { reason, grants: [dispute?.met?.grant ?? ''] }, {});
    expect(await getContract(ctx, of(1).buyer, of(1).contract)).toMatchObject({
      grants: [{ released: true }],
      disputes: [{ state: 'upheld', later: true }],
      rulings: [{ outcome: 'released', reason }],
    });
    expect(await getContract(ctx, seller, of(0).contract)).toMatchObject({
      grants: [{ released: false }],
      disputes: [{ state: 'upheld', later: false }],
      rulings: [],
    });
    await disputeEarlierJoins(ctx);
    expect(await about(of(1).contract)).toHaveLength(1);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });

  it('that the operator lets stand are not disputed again, and are in the way of what meets them later', async () => {
    const ru = { territory: { kind: 'countries' as const, countries: ['RU'] } };
    const cn = { territory: { kind: 'countries' as const, countries: ['CN'] } };
    const { of, join } = await patentsWith(licence(cn), licence(), licence(ru));
    await join(0, 1, 2);
    const [dispute] = await about(of(1).contract);
    expect(await about(of(2).contract)).toEqual([]);
    await rejectDispute(ctx, operator, dispute?.id ?? '', { reason: 'Both licensees agreed to share' }, {});
    expect(await about(of(1).contract)).toMatchObject([{ state: 'rejected' }]);
    expect(await about(of(2).contract)).toMatchObject([
      { state: 'open', met: { against: [dispute?.met?.grant ?? ''] } },
    ]);
  });

  it('are disputed for each later one, and anew for what a further join brings', async () => {
    const { of, join } = await patentsWith(licence(), simple(), simple(), licence());
    await join(1, 2);
    for (const index of [1, 2]) expect(await about(of(index).contract)).toEqual([]);
    await join(1, 2, 3);
    expect(await about(of(3).contract)).toMatchObject([{ met: { against: [isId, isId] } }]);
    await join(0, 1, 2, 3);
    expect(await about(of(1).contract)).toHaveLength(1);
    expect(await about(of(2).contract)).toHaveLength(1);
    expect(await about(of(3).contract)).toMatchObject([
      { met: { against: [isId] } },
      { met: { against: [isId, isId] } },
    ]);
  });

  it('are disputed where no number tells of them, when two texts turn out to be one', async () => {
    const words = (what: string) => ({
      en: {
        text: `A polydopamine layer of ${what} nanometres keeps proteins and algae off polyamide reverse osmosis membranes. In
          twelve hundred hours on natural seawater the flux fell by six per cent, against thirty-one for the uncoated one.`,
        origin: 'person' as const,
      },
    });
    const seller = university();
    const first = await publish(ctx, seller, { kind: 'know_how', abstract: words('twelve') });
    const other = { en: { text: `${'An unlike description of nothing much. '.repeat(3)}`, origin: 'person' as const } };
    const second = await publish(ctx, seller, { kind: 'know_how', abstract: other });
    const contracts: string[] = [];
    for (const listing of [first, second])
      contracts.push(await give(ctx, { seller, buyer: company(), listing, draft: licence() }));
    await publish(ctx, seller, { ...second, version: 3, abstract: words('fifteen') });
    expect(await about(contracts[1] ?? '')).toMatchObject([{ number: null, state: 'open' }]);
  });

  it('before the exchange looked for it are found when the worker starts', async () => {
    const { of, join } = await patentsWith(licence(), licence());
    await join(0, 1);
    const [dispute] = await about(of(1).contract);
    await ctx.jobs.sql.begin(async (tx) => {
      await tx`set local session_replication_role = replica`;
      await tx`delete from contracts.title_dispute where id = ${dispute?.id ?? newId()}`;
    });
    expect(await about(of(1).contract)).toEqual([]);
    await disputeEarlierJoins(ctx);
    expect(await about(of(1).contract)).toHaveLength(1);
  });

  it('and leave each other what they have are disputed by nobody', async () => {
    const { seller, of, join } = await patentsWith(simple(), simple());
    await join(0, 1);
    expect(await getContract(ctx, seller, of(0).contract)).toMatchObject({ disputes: [] });
    expect(await about(of(1).contract)).toEqual([]);
  });
});
