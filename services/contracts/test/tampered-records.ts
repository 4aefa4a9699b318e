import { CONTRACT, type Tampering } from './tampered-chain.ts';

export const RECORDS: Tampering[] = [
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
