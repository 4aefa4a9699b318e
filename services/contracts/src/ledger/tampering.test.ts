import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { type LedgerWorld, ledgerWorld } from '../../test/ledger-world.ts';
import { rewritten } from '../../test/rewriting.ts';
import { cut, ENTRIES, headTamperings } from '../../test/tampered-chain.ts';
import { RECORDS } from '../../test/tampered-records.ts';
import { walksAfter } from '../../test/tampering.ts';
import type { KeptHead, LedgerFault } from '../api/index.ts';
import { verifyLedger } from '../recorded.ts';
import { listHeads } from './heads-store.ts';
import { shownHead } from './tree-head.ts';

const [key, foreign] = [ledgerKey(), ledgerKey()];
const clock = movableClock();
const ctx = await testContext(clock, { LEDGER_PRIVATE_KEY: key.privateKey });
afterAll(() => ctx.close());

let world: LedgerWorld;
let kept: KeptHead[];
beforeAll(async () => {
  world = await ledgerWorld(ctx, clock, key.privateKey);
  kept = (await listHeads(ctx.jobs.orm, undefined, 100)).map(shownHead).reverse();
});

/** What the verification says after statements of which each sees what the one before did. */
async function faultAfter(statements: readonly string[], withKept = false): Promise<LedgerFault | null> {
  const named = statements.map((sql) =>
    sql.replaceAll('$FIRST', `'${world.first.id}'`).replaceAll('$SECOND', `'${world.second.id}'`),
  );
  const walks = await walksAfter(ctx, [named.join(';\n')], withKept ? { kept } : {});
  return walks[0]?.fault ?? null;
}

const TRIED = new Set<string>();

describe('tampering in the database with triggers off', () => {
  it('the ledger that is tampered with is whole', async () => {
    expect(await verifyLedger(ctx, kept)).toMatchObject({ ok: true, entries: 14, warnings: [], kept: { compared: 4 } });
  });

  it.each(ENTRIES)('entries: %s', async (what, statements, found) => {
    TRIED.add(`entries: ${what}`);
    expect(await faultAfter(statements)).toMatchObject(found);
  });

  it.each(RECORDS)('records: %s', async (what, statements, found) => {
    TRIED.add(`records: ${what}`);
    expect(await faultAfter(statements)).toMatchObject(found);
  });

  it.each(headTamperings(foreign.publicKey))('heads: %s', async (what, statements, found) => {
    TRIED.add(`heads: ${what}`);
    expect(await faultAfter(statements)).toMatchObject(found);
  });
});

/** A payment made smaller in its row and its entry. */
const smaller = {
  rows: ['update contracts.payment set amount_minor = 30000000 where ledger_seq = 2'],
  edit: (text: string) => text.replace('400000.00', '300000.00'),
};

describe('the whole chain made anew, every hash and record fitting', () => {
  it.each<[string, Parameters<typeof rewritten>[1]['heads'], Partial<LedgerFault>]>([
    ['heads left as they were', 'left', { head: 1, problem: 'tree_head' }],
    ['heads gone', 'gone', { problem: 'head_missing' }],
    ['heads signed with a key of one’s own', foreign.privateKey, { head: 1, problem: 'tree_head' }],
  ])('is found without a kept copy: %s', async (what, heads, found) => {
    TRIED.add(`rewritten: ${what}`);
    const statements = [...smaller.rows, ...(await rewritten(ctx, { edit: smaller.edit, heads }))];
    expect(await faultAfter(statements)).toMatchObject(found);
  });

  it('one head signed again with a key of one’s own is found', async () => {
    TRIED.add('rewritten: one head by another key');
    const all = await rewritten(ctx, { edit: (text) => text, heads: foreign.privateKey });
    const last = all.at(-1) ?? '';
    expect(await faultAfter([last])).toMatchObject({ head: 4, problem: 'tree_head' });
  });

  it('with the true key, it is found by heads kept elsewhere, and by nothing else', async () => {
    TRIED.add('rewritten: with the true key');
    const statements = [...smaller.rows, ...(await rewritten(ctx, { edit: smaller.edit, heads: key.privateKey }))];
    expect(await faultAfter(statements)).toBeNull();
    expect(await faultAfter(statements, true)).toMatchObject({
      problem: 'kept_head',
      head: 1,
      message: expect.stringContaining('the first 5 entries do not give it'),
    });
  });

  it('what is cut off behind the newest head that was kept is found by it, when heads were cut as well', async () => {
    TRIED.add('cut: with its heads');
    clock.set('2026-11-25T00:30:00.000Z'); // the day is just over: its head may still be made
    const statements = [...cut(13), 'delete from contracts.tree_head where number = 4'];
    expect(await faultAfter(statements)).toBeNull();
    expect(await faultAfter(statements, true)).toMatchObject({ problem: 'kept_head', head: 4 });
    clock.set('2026-11-25T01:05:00.000Z');
  });

  it('everything emptied, entries, records and heads, is found by heads kept elsewhere', async () => {
    TRIED.add('emptied');
    const tables =
      'ledger_entry contract title_grant payment payment_answer payment_void registration contract_change tree_head';
    const statements = tables.split(' ').map((table) => `delete from contracts.${table}`);
    expect(await faultAfter(statements)).toBeNull();
    expect(await faultAfter(statements, true)).toMatchObject({ problem: 'kept_head', head: 1 });
  });

  it('a payment forged behind the newest head is not found by anything: the verification says what is under no head', async () => {
    TRIED.add('forged: under no head');
    const { id, buyer } = world.second;
    const row = `insert into contracts.payment select (jsonb_populate_record(p, '{"id":"01890000-0000-7000-8000-000000000001","ledger_seq":15}')).* from contracts.payment p where ledger_seq = 13`;
    const text = `replace(replace(replace(e.text, '"seq":13,', '"seq":15,'), e.previous_hash, l.hash), p.id::text, '01890000-0000-7000-8000-000000000001')`;
    const entry = `insert into contracts.ledger_entry select 15, encode(sha256(convert_to(t, 'UTF8')), 'hex'), h, kind, contract_id, a, t
      from (select e.kind, e.contract_id, l.hash h, '2026-11-25T00:30:00.000Z'::timestamptz a,
        replace(${text}, '2026-11-24T09:00:00.500Z', '2026-11-25T00:30:00.000Z') t
        from contracts.ledger_entry e, contracts.ledger_entry l, contracts.payment p
        where e.seq = 13 and l.seq = 14 and p.ledger_seq = 13) x`;
    expect([id, buyer.kind]).toEqual([world.second.id, 'key']);
    const [walked] = await walksAfter(ctx, [`${entry};\n${row}`], { kept });
    expect(walked).toMatchObject({ ok: true, warnings: [expect.stringContaining('last 1 of 15 entries')] });
  });

  it('sixty-two ways and more were tried', () => {
    expect(TRIED.size).toBeGreaterThanOrEqual(62);
  });
});
