import { afterAll, describe, expect, it } from 'vitest';
import { company, publish, startContract, testContext, university } from '../../test/exchange.ts';
import { almostSigned, assignment, give, licence, simple, terminate } from '../../test/rights.ts';
import { getContract } from '../dossier/queries.ts';
import { verifyLedger } from '../recorded.ts';
import { confirmContract } from './confirm.ts';

const ctx = await testContext();
afterAll(() => ctx.close());

const isId = expect.stringMatching(/^[0-9a-f-]{36}$/);
const cn = { territory: { kind: 'countries' as const, countries: ['CN'] } };
const ru = { territory: { kind: 'countries' as const, countries: ['RU'] } };

let serial = 120_000_000;
const freshPatent = () => ({ publicationNumber: `CN${serial++}A` });

/** An owner with a published patent, and how it and others give rights on it. */
async function world() {
  const owner = university();
  const patent = freshPatent();
  const listing = await publish(ctx, owner, { patent });
  const ownerGives = (buyer: ReturnType<typeof company>, draft: object) =>
    give(ctx, { seller: owner, buyer, listing, draft });
  /** Somebody who is not the first owner gives rights on the patent, from a listing of its own. */
  const passOn = async (seller: ReturnType<typeof company>, buyer: ReturnType<typeof company>, draft: object) => {
    const own = await publish(ctx, seller);
    return give(ctx, { seller, buyer, listing: own, draft: { patents: [patent.publicationNumber], ...draft } });
  };
  return { owner, patent, listing, ownerGives, passOn };
}

describe('what an owner may still give', () => {
  it('beside an exclusive or sole licence: nothing that overlaps, exclusive or simple', async () => {
    for (const exclusivity of ['exclusive', 'sole'] as const) {
      const { ownerGives } = await world();
      expect(await ownerGives(company(), licence({ exclusivity, ...cn }))).toEqual(isId);
      expect(await ownerGives(company(), simple(cn))).toBe('contract.exclusive_conflict');
      expect(await ownerGives(company(), simple())).toBe('contract.exclusive_conflict');
      expect(await ownerGives(company(), licence({ exclusivity: 'sole' }))).toBe('contract.exclusive_conflict');
      expect(await ownerGives(company(), licence(ru))).toEqual(isId);
      expect(await ownerGives(company(), simple({ ...cn, from: '2032-01-01', to: null }))).toEqual(isId);
    }
  });

  it('beside simple licences: other simple ones, and an exclusive one that names them', async () => {
    const { ownerGives } = await world();
    const [first, second] = [await ownerGives(company(), simple()), await ownerGives(company(), simple(cn))];
    expect(await ownerGives(company(), licence(cn))).toBe('contract.exclusive_conflict');
    expect(await ownerGives(company(), licence({ ...cn, besides: [first] }))).toBe('contract.exclusive_conflict');
    expect(await ownerGives(company(), licence({ ...cn, besides: [first, second] }))).toEqual(isId);
    expect(await ownerGives(company(), simple(cn))).toBe('contract.exclusive_conflict');
  });

  it('to the holder of a simple licence: the exclusive one', async () => {
    const { ownerGives } = await world();
    const buyer = company();
    await ownerGives(buyer, simple());
    expect(await ownerGives(buyer, licence())).toEqual(isId);
  });

  it('after an assignment: nothing of what was assigned, and what was not', async () => {
    const { ownerGives } = await world();
    expect(await ownerGives(company(), assignment({ assignment: cn }))).toEqual(isId);
    expect(await ownerGives(company(), assignment())).toBe('contract.title_assigned');
    expect(await ownerGives(company(), simple(cn))).toBe('contract.title_assigned');
    expect(await ownerGives(company(), licence())).toBe('contract.title_assigned');
    expect(await ownerGives(company(), licence(ru))).toEqual(isId);
  });

  it('before an assignment begins: what ends before', async () => {
    const { ownerGives } = await world();
    await ownerGives(company(), assignment({ term: { from: '2030-01-01', to: null, law: 'CN' } }));
    expect(await ownerGives(company(), licence({ from: '2027-01-01', to: '2029-12-31' }))).toEqual(isId);
    expect(await ownerGives(company(), licence({ from: '2030-01-01', to: '2030-12-31' }))).toBe(
      'contract.title_assigned',
    );
  });
});

describe('the chain of title', () => {
  it('goes on: the second and the third owner license, those before them do not', async () => {
    const { ownerGives, passOn } = await world();
    const [second, third] = [company(), company()];
    await ownerGives(second, assignment());
    expect(await passOn(second, third, assignment())).toEqual(isId);
    expect(await passOn(third, company(), licence(cn))).toEqual(isId);
    expect(await passOn(second, company(), simple(ru))).toBe('contract.title_assigned');
    expect(await ownerGives(company(), simple(ru))).toBe('contract.title_assigned');
  });

  it('comes back: who bought its patent back licenses it again', async () => {
    const { owner, ownerGives, passOn } = await world();
    const second = company();
    await ownerGives(second, assignment());
    await passOn(second, owner, assignment());
    expect(await ownerGives(company(), licence())).toEqual(isId);
    expect(await passOn(second, company(), simple())).toBe('contract.title_assigned');
  });

  it('moves under a running licence, which runs on: the new owner takes the place of the old one', async () => {
    const { ownerGives, passOn } = await world();
    const [licensee, second] = [company(), company()];
    await ownerGives(licensee, licence(cn));
    expect(await ownerGives(second, assignment())).toEqual(isId);
    expect(await passOn(second, company(), simple(cn))).toBe('contract.exclusive_conflict');
    expect(await passOn(second, company(), licence(ru))).toEqual(isId);
    expect(await passOn(licensee, company(), licence(cn))).toEqual(isId);
  });

  it('gives back what an assignment that is terminated took, but for what was given to others meanwhile', async () => {
    const { owner, listing, ownerGives, passOn } = await world();
    const second = company();
    const sale = await ownerGives(second, assignment());
    await passOn(second, company(), licence(cn));
    const of = { seller: owner, buyer: second, listing, draft: {} };
    await terminate(ctx, of, sale, '2027-12-31');
    expect(await ownerGives(company(), licence({ ...ru, from: '2028-01-01' }))).toEqual(isId);
    expect(await ownerGives(company(), licence({ ...cn, from: '2028-01-01' }))).toBe('contract.exclusive_conflict');
    expect(await passOn(second, company(), simple({ from: '2029-01-01' }))).not.toEqual(isId);
  });
});

describe('what a licensee may pass on', () => {
  it('is what its licence allows, in its field, territory and term, and no more', async () => {
    const { ownerGives, passOn } = await world();
    const licensee = company();
    await ownerGives(licensee, licence({ ...cn, exclusivity: 'sole' }));
    expect(await passOn(licensee, company(), assignment({ assignment: cn }))).toBe('contract.beyond_licence');
    expect(await passOn(licensee, company(), licence(cn))).toBe('contract.beyond_licence');
    expect(await passOn(licensee, company(), simple())).toBe('contract.beyond_right');
    expect(await passOn(licensee, company(), simple({ ...cn, to: null }))).toBe('contract.beyond_right');
    expect(await passOn(licensee, company(), simple(cn))).toEqual(isId);
  });

  it('is nothing where sublicences are forbidden, or need a consent that is not on record', async () => {
    for (const [sublicensing, reason] of [
      ['forbidden', 'contract.no_sublicensing'],
      ['with_consent', 'contract.sublicence_consent'],
    ] as const) {
      const { ownerGives, passOn } = await world();
      const licensee = company();
      await ownerGives(licensee, licence({ sublicensing }));
      expect(await passOn(licensee, company(), simple())).toBe(reason);
    }
  });
});

describe('a right that ends', () => {
  it('before it began never ran, and a termination after its term does not lengthen it', async () => {
    const { owner, listing, ownerGives } = await world();
    const buyer = company();
    const of = { seller: owner, buyer, listing, draft: {} };
    const never = await ownerGives(buyer, licence({ from: '2030-01-01', to: '2031-12-31' }));
    await terminate(ctx, of, never, '2028-06-30');
    expect(await ownerGives(company(), licence({ from: '2027-01-01', to: '2029-12-31' }))).toEqual(isId);
    const short = await ownerGives(buyer, licence({ from: '2030-01-01', to: '2030-06-30' }));
    await terminate(ctx, of, short, '2031-12-31');
    expect((await getContract(ctx, buyer, short)).grants).toMatchObject([{ to: '2030-06-30', endedOn: '2030-06-30' }]);
    expect(await ownerGives(company(), licence({ from: '2030-07-01', to: null }))).toEqual(isId);
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });
});

describe('what is told of a right in the way', () => {
  it('is all to a party of it and to nobody else, whoever asks', async () => {
    const { owner, listing, ownerGives } = await world();
    const first = await ownerGives(company(), licence(cn));
    const { id, text, buyer } = await startContract(ctx, { seller: owner, listing, draft: licence() });
    const asked = (actor: typeof owner) =>
      confirmContract(ctx, actor, id, text, {}).catch((error: { details: object; message: string }) => error);
    expect(await asked(owner)).toMatchObject({
      kind: 'CONFLICT',
      reason: 'contract.exclusive_conflict',
      details: { contractId: first, kind: 'exclusive', from: '2027-01-01', to: '2031-12-31' },
    });
    const told = await asked(buyer);
    expect(told).toMatchObject({ kind: 'CONFLICT', reason: 'contract.exclusive_conflict', details: {} });
    expect(JSON.stringify(told)).not.toContain(first);
    expect(told).not.toMatchObject({ message: expect.stringMatching(/20\d\d|CN/) });
  });

  it('does not say whether the seller has assigned or licensed it', async () => {
    const { owner, listing, ownerGives } = await world();
    await ownerGives(company(), assignment());
    const { id, text, buyer } = await startContract(ctx, { seller: owner, listing, draft: simple() });
    await expect(confirmContract(ctx, buyer, id, text, {})).rejects.toMatchObject({
      reason: 'contract.exclusive_conflict',
      details: {},
    });
  });
});

describe('who signs', () => {
  it('is an organisation that the operator verified', async () => {
    const seller = university();
    const unknown = { ...seller, organisation: { ...seller.organisation, verified: false } };
    const { id, text } = await startContract(ctx, { seller });
    await expect(confirmContract(ctx, unknown, id, text, {})).rejects.toMatchObject({
      kind: 'FORBIDDEN',
      reason: 'organisation.not_verified',
    });
  });

  it('has standing for every number: its own listing, or a right on record', async () => {
    const { patent } = await world();
    const [accomplice, other] = [university(), company()];
    const listing = await publish(ctx, accomplice, { patent: freshPatent() });
    const draft = licence({}, { patents: [patent.publicationNumber] });
    expect(await give(ctx, { seller: accomplice, buyer: other, listing, draft })).toBe('contract.invalid');
    expect(await give(ctx, { seller: accomplice, buyer: other, listing, draft: licence() })).toEqual(isId);
  });
});

describe('signatures at once', () => {
  const ROUNDS = 6;

  it('on one asset under other spellings, listings and families leave exactly one that stands', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const seller = university();
      const number = 7_000_000 + (serial++ % 900_000);
      const familyId = `fam-${number}`;
      const listings = [
        await publish(ctx, seller, { patent: { publicationNumber: `US${number}B2` } }),
        await publish(ctx, seller, { patent: { publicationNumber: `US0${number}A1`, familyId } }),
        await publish(ctx, seller, { patent: { publicationNumber: `EP${number}A1`, familyId } }),
      ];
      const rivals = await Promise.all(
        listings.map((listing) => almostSigned(ctx, { seller, buyer: company(), listing, draft: licence() })),
      );
      const results = await Promise.allSettled(rivals.map((rival) => rival.sign()));
      expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    }
  });

  it('and the termination of the one before: either it came first, or the signature is refused', async () => {
    for (let round = 0; round < ROUNDS; round++) {
      const { owner, listing, ownerGives } = await world();
      const buyer = company();
      const first = await ownerGives(buyer, licence({ from: '2027-01-01', to: '2027-12-31' }));
      const later = licence({ from: '2027-07-01', to: '2028-06-30' });
      const contract = await startContract(ctx, { seller: owner, buyer: company(), listing, draft: later });
      await confirmContract(ctx, owner, contract.id, contract.text, {}).catch(() => undefined);
      const of = { seller: owner, buyer, listing, draft: {} };
      await Promise.all([
        terminate(ctx, of, first, '2027-06-30'),
        confirmContract(ctx, contract.buyer, contract.id, contract.text, {}).catch(() => undefined),
        confirmContract(ctx, owner, contract.id, contract.text, {}).catch(() => undefined),
      ]);
      // Terminated by now, so that nothing is in the way any more of what was refused before.
      for (const party of [owner, contract.buyer]) {
        await confirmContract(ctx, party, contract.id, contract.text, {}).catch((error) => {
          expect(error).toMatchObject({ reason: 'contract.signed' });
        });
      }
      expect(await getContract(ctx, owner, contract.id)).toMatchObject({ state: 'signed' });
    }
    expect(await verifyLedger(ctx)).toMatchObject({ ok: true });
  });
});
