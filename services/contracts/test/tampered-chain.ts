import type { LedgerFault } from '../src/api/index.ts';

/** What is done to the database, and what the verification finds then. `$FIRST`, `$SECOND`: contracts of the ledger world. */
export type Tampering = [what: string, statements: string[], found: Partial<LedgerFault>];

export const ENTRY = 'update contracts.ledger_entry set';
export const CONTRACT = 'update contracts.contract set';
export const HEAD = 'update contracts.tree_head set';
export const FIT = `${ENTRY} hash = encode(sha256(convert_to(text, 'UTF8')), 'hex')`;
export const cut = (from: number) => [
  `delete from contracts.ledger_entry where seq >= ${from}`,
  `delete from contracts.payment where ledger_seq >= ${from}`,
  'update contracts.title_grant set ended_on = null',
  `delete from contracts.payment_answer where ledger_seq >= ${from}`,
  `update contracts.contract_change set ledger_seq = null, confirmed_by = null where ledger_seq >= ${from}`,
];

export const ENTRIES: Tampering[] = [
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

/** `foreign`: the public key of somebody else. */
export const headTamperings = (foreign: string): Tampering[] => [
  ['the root of a head', [`${HEAD} root_hash = repeat('a', 64) where number = 2`], { head: 2 }],
  ['its size', [`${HEAD} size = 9 where number = 2`], { head: 2 }],
  ['its size set to nothing', [`${HEAD} size = 0 where number = 2`], { head: 2 }],
  ['its day', [`${HEAD} day = '2026-11-21' where number = 2`], { head: 2 }],
  ['its time', [`${HEAD} at = at + interval '1 second' where number = 3`], { head: 3 }],
  ['its key', [`${HEAD} public_key = '${foreign}' where number = 3`], { head: 3 }],
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
