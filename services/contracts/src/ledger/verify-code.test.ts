import { type Actor, ANONYMOUS } from '@techbourse/policy';
import { actorHeaders, testOperator } from '@techbourse/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { company, movableClock, signedContract, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { recordPayment } from '../payment/record.ts';
import { buildServer } from '../server.ts';
import { codeOf, readCode } from './code.ts';
import { signTreeHeads } from './sign-tree-heads.ts';

const key = ledgerKey();
const clock = movableClock('2026-11-22T20:30:00.000Z');
const ctx = await testContext(clock, { LEDGER_PRIVATE_KEY: key.privateKey, EXCHANGE_TIME_ZONE: 'Asia/Shanghai' });
const app = await buildServer(ctx);
afterAll(async () => {
  await app.close();
  await ctx.close();
});

async function get(actor: Actor, url: string) {
  const answer = await app.inject({ url, headers: await actorHeaders(actor) });
  return { status: answer.statusCode, body: answer.json() };
}

let contract: Awaited<ReturnType<typeof signedContract>>;
beforeAll(async () => {
  contract = await signedContract(ctx);
  const payment = { amount: '1.00', currency: 'CNY', paidOn: '2026-11-22', scheduleLine: 1, earlyReason: 'on account' };
  await recordPayment(ctx, contract.buyer, contract.id, payment, {});
  await signTreeHeads(ctx, key.privateKey, { anyway: true });
  clock.set('2026-11-22T21:30:00.000Z');
  await recordPayment(ctx, contract.buyer, contract.id, { ...payment, amount: '2.00' }, {});
});

const entries = async (actor: Actor) => (await get(actor, `/ledger?contract=${contract.id}`)).body.items;

describe('the code of an entry', () => {
  it('is read in every way in which people copy it, and is nothing else', () => {
    const code = codeOf({ seq: 17, text: '{}' });
    expect(code).toMatch(/^17(?:-[0-9A-HJKMNP-TV-Z]{4}){4}$/);
    const [, ...groups] = code.split('-');
    for (const typed of [code, code.toLowerCase(), ` ${code} `, `17 ${groups.join('')}`, code.replaceAll('-', '–')]) {
      expect([typed, readCode(typed)]).toEqual([typed, { seq: 17, code }]);
    }
    expect(readCode(`0x${'a'.repeat(64)}`)).toBeUndefined();
    expect(readCode('A'.repeat(64))).toEqual({ hash: 'a'.repeat(64) });
    for (const typed of ['', '17', `17-${'U'.repeat(16)}`, `${code}0`, groups.join('-')]) {
      expect([typed, readCode(typed)]).toEqual([typed, undefined]);
    }
    fc.assert(
      fc.property(fc.nat(), fc.string(), (seq, text) => {
        const made = codeOf({ seq, text });
        expect(readCode(made)).toEqual({ seq, code: made });
      }),
    );
  });

  it('is told to parties and the operator with the entry, and to nobody else', async () => {
    for (const actor of [contract.seller, contract.buyer, testOperator()]) {
      for (const { code, content } of await entries(actor))
        expect([code?.split('-')[0], content.seq]).toEqual([String(content.seq), content.seq]);
    }
    const chain = (await get(ANONYMOUS, '/ledger?view=chain')).body.items;
    expect(chain.map(({ code }: { code: unknown }) => code)).toEqual([null, null, null]);
    expect((await get(company(), '/ledger?view=chain')).body.items[0].code).toBeNull();
  });
});

describe('the verification by a code', () => {
  it('tells anybody place, day and kind of the entry, and that the chain holds; no name and no value', async () => {
    const [, paid, signed] = await entries(contract.seller);
    const answer = await get(ANONYMOUS, `/verify/${signed.code}`);
    expect(answer).toEqual({
      status: 200,
      body: {
        seq: 1,
        hash: signed.hash,
        previousHash: signed.previousHash,
        // The exchange is in Shanghai, where the next day has begun.
        day: '2026-11-23',
        kind: 'contract.signed',
        chain: { ok: true, entries: 3, at: clock.now().toISOString() },
        isRead: true,
        head: { number: 1, size: 2, rootHash: expect.stringMatching(/^[0-9a-f]{64}$/), at: '2026-11-22T20:30:00.000Z' },
      },
    });
    expect((await get(ANONYMOUS, `/verify/${paid.code}`)).body).toMatchObject({ seq: 2, kind: 'payment.recorded' });
  });

  it('tells of a hash, which is public, where it stands and not what it is', async () => {
    const [last] = await entries(contract.seller);
    const { body } = await get(ANONYMOUS, `/verify/${last.hash}`);
    expect(body).toMatchObject({ seq: 3, hash: last.hash, kind: null, head: null });
  });

  it('says clearly of what is no code, and of a code that no entry has', async () => {
    const [{ code }] = await entries(contract.seller);
    const other = `${code.slice(0, -1)}${code.endsWith('0') ? '1' : '0'}`;
    for (const unknown of [other, code.replace(/^3-/, '2-'), code.replace(/^3-/, '999-'), 'f'.repeat(64)]) {
      expect(await get(ANONYMOUS, `/verify/${unknown}`)).toMatchObject({
        status: 404,
        body: { reason: 'ledger.code_unknown' },
      });
    }
    expect(await get(ANONYMOUS, '/verify/hello')).toMatchObject({
      status: 400,
      body: { reason: 'ledger.code_unreadable', issues: [{ pointer: '/code' }] },
    });
  });
});

describe('the proof of an entry', () => {
  it('leads from its leaf to the newest head, where that covers it', async () => {
    const { body } = await get(contract.seller, '/ledger/1/proof');
    expect(body).toMatchObject({ seq: 1, path: [expect.any(String)], head: { size: 2 } });
    const [, paid] = await entries(contract.seller);
    const other = await get(contract.seller, '/ledger/2/proof');
    expect(other.body).toMatchObject({ seq: 2, hash: paid.hash, path: [body.leafHash] });
    expect(body.path).toEqual([other.body.leafHash]);
    expect((await get(contract.seller, '/ledger/3/proof')).body).toMatchObject({ seq: 3, path: [], head: null });
  });

  it('is for members, and of entries that are there', async () => {
    expect((await get(ANONYMOUS, '/ledger/1/proof')).status).toBe(401);
    expect(await get(contract.seller, '/ledger/9/proof')).toMatchObject({
      status: 404,
      body: { reason: 'ledger.entry_not_found' },
    });
  });
});
