import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { movableClock, testContext } from '../../test/exchange.ts';
import { ledgerKey } from '../../test/keys.ts';
import { type LedgerWorld, ledgerWorld } from '../../test/ledger-world.ts';
import { rewritten } from '../../test/rewriting.ts';
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
  kept = (await listHeads(ctx.db.orm, undefined, 100)).map(shownHead).reverse();
});

/** What the verification says after statements of which each sees what the one before did. */
async function faultAfter(statements: readonly string[], withKept = false): Promise<LedgerFault | null> {
  const named = statements.map((sql) =>
    sql.replaceAll('$FIRST', `'${world.first.id}'`).replaceAll('$SECOND', `'${world.second.id}'`),
  );
  const walks = await walksAfter(ctx, [named.join(';\n')], withKept ? { kept } : {});
  return walks[0]?.fault ?? null;
}

const ENTRY = 'update contracts.ledger_entry set';
const CONTRACT = 'update contracts.contract set';
const HEAD = 'update contracts.tree_head set';
const FIT = `${ENTRY} hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')`;
const cut = (from: number) => [
  `delete from contracts.ledger_entry where seq >= ${from}`,
  `delete from contracts.payment where ledger_seq >= ${from}`,
  'update contracts.title_grant set ended_on = null',
  `delete from contracts.payment_answer where ledger_seq >= ${from}`,
  `update contracts.contract_change set ledger_seq = null, confirmed_by = null where ledger_seq >= ${from}`,
];

type Tampering = [what: string, statements: string[], found: Partial<LedgerFault>];

const ENTRIES: Tampering[] = [
  ['a text edited', [`${ENTRY} text = replace(text, '400000.00', '300000.00') where seq = 2`], { seq: 2 }],
  [
    'a text edited, its hash made to fit',
    [`${ENTRY} text = replace(text, '400000.00', '300000.00') where seq = 2`, `${FIT} where seq = 2`],
    { seq: 2 },
  ],
  ['a hash edited', [`${ENTRY} hash = repeat('a', 64) where seq = 3`], { seq: 3, problem: 'hash' }],
  ['a link edited', [`${ENTRY} previous_hash = repeat('a', 64) where seq = 3`], { seq: 3, problem: 'previous_hash' }],
  ['a kind edited', [`${ENTRY} kind = 'payment.confirmed' where seq = 3`], { seq: 3 }],
  ['an entry given to another contract', [`${ENTRY} contract_id = $SECOND where seq = 2`], { seq: 2 }],
  ['an entry taken from its contract', [`${ENTRY} contract_id = null where seq = 2`], { seq: 2 }],
  ['a time moved by a day', [`${ENTRY} at = at + interval '1 day' where seq = 4`], { seq: 4 }],
  [
    'a time moved by 300 microseconds',
    [`${ENTRY} at = at + interval '300 microseconds' where seq = 4`],
    { seq: 4, problem: 'time' },
  ],
  ['a time without end', [`${ENTRY} at = 'infinity' where seq = 4`], { seq: 4 }],
  ['the first entry gone', ['delete from contracts.ledger_entry where seq = 1'], { seq: 1 }],
  ['one in the middle gone', ['delete from contracts.ledger_entry where seq = 7'], { seq: 7 }],
  ['the last one gone', ['delete from contracts.ledger_entry where seq = 14'], { seq: 14 }],
  [
    'one gone, the others numbered anew',
    [
      'delete from contracts.ledger_entry where seq = 7',
      `${ENTRY} seq = -seq where seq > 7`,
      `${ENTRY} seq = -seq - 1 where seq < 0`,
    ],
    { seq: 7 },
  ],
  [
    'two that changed places',
    [`${ENTRY} seq = -seq where seq in (3, 4)`, `${ENTRY} seq = 7 + seq where seq < 0`],
    { seq: 3 },
  ],
  [
    'one put in before the first',
    [
      `insert into contracts.ledger_entry select 0, repeat('b', 64), previous_hash, kind, contract_id, at, text from contracts.ledger_entry where seq = 1`,
    ],
    { seq: 1 },
  ],
  [
    'one appended for nothing',
    [
      `insert into contracts.ledger_entry select 15, encode(sha256(convert_to(t, 'UTF8')), 'hex'), h, kind, contract_id, a, t from (select e.*, l.hash h, l.at a, replace(replace(e.text, '"seq":2,', '"seq":15,'), e.previous_hash, l.hash) t from contracts.ledger_entry e, contracts.ledger_entry l where e.seq = 2 and l.seq = 14) x`,
    ],
    { seq: 15 },
  ],
  [
    'everything emptied but the records',
    ['delete from contracts.ledger_entry', 'delete from contracts.tree_head'],
    { seq: 1 },
  ],
];

const RECORDS: Tampering[] = [
  ['the value of a contract', [`${CONTRACT} value_minor = value_minor - 1 where id = $FIRST`], { seq: 1 }],
  ['its technology value', [`${CONTRACT} technology_minor = 1 where id = $FIRST`], { seq: 1 }],
  ['its currency', [`${CONTRACT} currency = 'USD' where id = $FIRST`], { seq: 1 }],
  ['a currency that is none', [`${CONTRACT} currency = 'XXX9' where id = $FIRST`], { seq: 1 }],
  ['its type', [`${CONTRACT} type = 'service' where id = $FIRST`], { seq: 1 }],
  ['its text', [`${CONTRACT} terms = jsonb_set(terms, '{title}', '"x"') where id = $FIRST`], { seq: 1 }],
  ['its hash', [`${CONTRACT} hash = repeat('a', 64) where id = $FIRST`], { seq: 1 }],
  ['its buyer', [`${CONTRACT} buyer_id = gen_random_uuid() where id = $FIRST`], { seq: 1 }],
  ['its day of signing', [`${CONTRACT} signed_at = signed_at - interval '1 month' where id = $FIRST`], { seq: 1 }],
  [
    'its day of signing by 300 microseconds',
    [`${CONTRACT} signed_at = signed_at + interval '300 microseconds' where id = $FIRST`],
    { seq: 1 },
  ],
  [
    'a contract made a draft',
    [`${CONTRACT} state = 'draft', signed_at = null, ledger_seq = null where id = $FIRST`],
    { seq: 1 },
  ],
  ['a contract gone', ['delete from contracts.contract where id = $SECOND'], { seq: 11 }],
  [
    'the signed text among the versions edited',
    [
      `update contracts.contract_version set terms = jsonb_set(terms, '{title}', '"x"') where contract_id = $SECOND and version = 2`,
    ],
    { seq: 11 },
  ],
  [
    'the signed text among the versions gone',
    ['delete from contracts.contract_version where contract_id = $SECOND and version = 2'],
    { seq: 11 },
  ],
  [
    'an earlier text gone',
    ['delete from contracts.contract_version where contract_id = $SECOND and version = 1'],
    { seq: 11 },
  ],
  [
    'who wrote the text',
    ['update contracts.contract_version set edited_by = gen_random_uuid() where contract_id = $FIRST'],
    { seq: 1 },
  ],
  ['who confirmed', [`update contracts.confirmation set actor_id = 'somebody' where contract_id = $FIRST`], { seq: 1 }],
  [
    'when somebody confirmed',
    [`update contracts.confirmation set at = at - interval '1 hour' where contract_id = $FIRST`],
    { seq: 1 },
  ],
  ['a confirmation gone', ['delete from contracts.confirmation where contract_id = $SECOND'], { seq: 11 }],
  [
    'the name of an agency',
    [`update contracts.contract_agency set name = 'South' where contract_id = $FIRST`],
    { seq: 1 },
  ],
  [
    'an agency added',
    [`insert into contracts.contract_agency values ($SECOND, gen_random_uuid(), 'x', 'buyer')`],
    { seq: 11 },
  ],
  ['an agency gone', ['delete from contracts.contract_agency'], { seq: 1 }],
  [
    'the seller’s name in the deal',
    [
      `update contracts.deal set seller = jsonb_set(seller, '{name,en,text}', '"x"') where id = (select deal_id from contracts.contract where id = $FIRST)`,
    ],
    { seq: 1 },
  ],
  [
    'the deal lost instead of signed',
    [
      `update contracts.deal set stage = 'lost', lost_reason = 'price' where id = (select deal_id from contracts.contract where id = $FIRST)`,
    ],
    { seq: 1 },
  ],
  [
    'the listing in the deal',
    [
      `update contracts.deal set listing_id = gen_random_uuid() where id = (select deal_id from contracts.contract where id = $FIRST)`,
    ],
    { seq: 1 },
  ],
  [
    'the deal gone',
    ['delete from contracts.deal where id = (select deal_id from contracts.contract where id = $SECOND)'],
    { seq: 11 },
  ],
  [
    'an event of the deal gone',
    [
      `delete from contracts.deal_event where kind = 'opened' and deal_id = (select deal_id from contracts.contract where id = $FIRST)`,
    ],
    { seq: 1 },
  ],
  [
    'a note in the history',
    [
      `update contracts.deal_event set note = 'x' where kind = 'contract_drafted' and deal_id = (select deal_id from contracts.contract where id = $FIRST)`,
    ],
    { seq: 1 },
  ],
  [
    'the amount of a payment',
    ['update contracts.payment set amount_minor = amount_minor - 1 where ledger_seq = 2'],
    { seq: 2 },
  ],
  ['the day of a payment', [`update contracts.payment set paid_on = '2026-11-21' where ledger_seq = 2`], { seq: 2 }],
  ['what a payment settles', ['update contracts.payment set schedule_line = 2 where ledger_seq = 2'], { seq: 2 }],
  [
    'a payment given to another contract',
    ['update contracts.payment set contract_id = $SECOND where ledger_seq = 2'],
    { seq: 2 },
  ],
  ['a payment gone', ['delete from contracts.payment where ledger_seq = 2'], { seq: 2 }],
  [
    'a payment without an entry',
    [
      `insert into contracts.payment select (jsonb_populate_record(p, '{"id":"01890000-0000-7000-8000-000000000001","ledger_seq":15}')).* from contracts.payment p where ledger_seq = 2`,
    ],
    { seq: 15 },
  ],
  [
    'a dispute turned into a confirmation',
    ['update contracts.payment_answer set ledger_seq = 99 where ledger_seq = 3'],
    { seq: 3 },
  ],
  [
    'a grant released without an entry',
    ['update contracts.title_grant set released_seq = 3 where contract_id = $FIRST'],
    { seq: 1 },
  ],
  [
    'a grant ended that was not terminated',
    [`update contracts.title_grant set ended_on = '2026-11-30' where contract_id = $FIRST`],
    { seq: 1 },
  ],
  [
    'when a grant was signed',
    [`update contracts.title_grant set signed_at = signed_at - interval '1 day' where contract_id = $FIRST`],
    { seq: 1 },
  ],
  [
    'where a grant holds',
    [`update contracts.title_grant set territory = '{"kind":"worldwide"}' where contract_id = $FIRST`],
    { seq: 1 },
  ],
  ['a void gone', ['delete from contracts.payment_void'], { seq: 5 }],
  [
    'the value registered',
    ['update contracts.registration set value_minor = value_minor * 2 where ledger_seq = 9'],
    { seq: 9 },
  ],
  [
    'a registration that was voided stands again',
    [
      'delete from contracts.registration where ledger_seq = 9',
      'update contracts.registration set voided_by = null, void_reason = null, voided_seq = null',
    ],
    { seq: 8 },
  ],
  [
    'the text of an amendment',
    [`update contracts.contract_change set body = jsonb_set(body, '{text}', '"x"') where ledger_seq = 10`],
    { seq: 10 },
  ],
  [
    'a termination not made',
    ['update contracts.contract_change set ledger_seq = null, confirmed_by = null where ledger_seq = 14'],
    {},
  ],
];

const HEADS: Tampering[] = [
  ['the root of a head', [`${HEAD} root_hash = repeat('a', 64) where number = 2`], { head: 2 }],
  ['its size', [`${HEAD} size = 9 where number = 2`], { head: 2 }],
  ['its size set to nothing', [`${HEAD} size = 0 where number = 2`], { head: 2 }],
  ['its day', [`${HEAD} day = '2026-11-21' where number = 2`], { head: 2 }],
  ['its time', [`${HEAD} at = at + interval '1 second' where number = 3`], { head: 3 }],
  ['its key', [`${HEAD} public_key = '${foreign.publicKey}' where number = 3`], { head: 3 }],
  ['its signature', [`${HEAD} signature = 'AAAA' where number = 3`], { head: 3 }],
  ['the head that it names', [`${HEAD} previous_hash = repeat('0', 64) where number = 3`], { head: 3 }],
  ['a head made one of the first version', [`${HEAD} previous_hash = null where number = 4`], { head: 4 }],
  [
    'a head in the middle gone',
    ['delete from contracts.tree_head where number = 2'],
    { problem: 'head_missing', head: 2 },
  ],
  [
    'one gone, the others numbered anew',
    [
      'delete from contracts.tree_head where number = 2',
      `${HEAD} number = number - 1 where number = 3`,
      `${HEAD} number = number - 1 where number = 4`,
    ],
    { head: 2 },
  ],
  ['the last one gone', ['delete from contracts.tree_head where number = 4'], { problem: 'head_missing' }],
  ['all heads gone', ['delete from contracts.tree_head'], { problem: 'head_missing' }],
  ['the tail cut off with its records, before a head', cut(13), { seq: 13 }],
  [
    'everything emptied but the heads',
    [
      'delete from contracts.ledger_entry',
      'delete from contracts.contract',
      'delete from contracts.payment',
      'delete from contracts.payment_answer',
      'delete from contracts.payment_void',
      'delete from contracts.registration',
      'update contracts.contract_change set ledger_seq = null, confirmed_by = null',
    ],
    { seq: 1 },
  ],
];

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

  it.each(HEADS)('heads: %s', async (what, statements, found) => {
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
