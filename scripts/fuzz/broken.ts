import type { Random } from './random.ts';

const nested = (levels: number, open: (inner: unknown) => unknown): unknown => {
  let value: unknown = 1;
  for (let level = 0; level < levels; level++) value = open(value);
  return value;
};

/** Texts that some layer below might choke on. */
export const ODD_TEXTS: readonly string[] = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    'x\udc00',
    '\uffff',
    '\ufdd0',
    '\u{10ffff}',
    '\u200b',
    '\u3164',
    '\u202eevil',
    '\u00ad',
  ],
  ...[
    "'",
    '"',
    '\\',
    '";drop table listing;--',
    '%00',
    '%',
    '_',
    '$1',
    '${x}',
    '{{x}}',
    '../../etc/passwd',
    '<b>x</b>',
  ],
  ...['0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '2026-02-30', '-2026-01-01', '2026-01-01T00:00:00Z'],
  ...[
    '1e308',
    'NaN',
    'Infinity',
    '-1',
    '0',
    '2147483648',
    '9223372036854775808',
    '99999999999999999999999.99',
    '0x10',
    '1,5',
  ],
  ...[
    'null',
    'undefined',
    'true',
    '[]',
    '{}',
    '石墨烯',
    'Ж',
    '😀',
    'e\u0301'.repeat(100),
    '------------------------------------',
  ],
  'x'.repeat(300),
  'x'.repeat(12_000),
  'ж'.repeat(5000),
  '\u0301'.repeat(250),
];

const ODD_NUMBERS: readonly number[] = [
  ...[0, -0, -1, 1, 0.1, 1e-7, 1e21, 1e308, -1e308, 5e-324, 2 ** 31 - 1, 2 ** 31, -(2 ** 31) - 1, 2 ** 32],
  ...[2 ** 53, 2 ** 63, Number.MAX_SAFE_INTEGER, 1.5, 99999999999.99],
];

/** Cursors that no list makes. */
export const ODD_CURSORS: readonly string[] = [
  ...['', 'x', '!!!', '\0'],
  ...[
    '[]',
    '[1]',
    '[-1]',
    '[2147483648]',
    '[1e308]',
    '[1e999]',
    '["\\u0000"]',
    '["\\ud800"]',
    '{}',
    'null',
    '[null]',
    '[[1]]',
  ],
  ...[
    '["newest",1e308,"x"]',
    '["relevance",0,1e21]',
    '["relevance",-1,0]',
    '["newest",0,"\\u0000"]',
    '["deadline",1e21,"x"]',
  ],
  ...[
    '["00000000-0000-0000-0000-000000000000"]',
    '["------------------------------------"]',
    '["a","b"]',
    '[9007199254740993]',
  ],
].map((json) => (/^[[{n]/.test(json) ? Buffer.from(json).toString('base64url') : json));

/** Anything at all in the place of a value. */
export function brokenValue(random: Random): unknown {
  switch (random.below(9)) {
    case 0:
      return null;
    case 1:
      return random.pick([true, false]);
    case 2:
      return random.pick(ODD_NUMBERS);
    case 3:
      return nested(random.pick([2, 39, 41, 100, 3000]), (inner) => [inner]);
    case 4:
      return nested(random.pick([2, 39, 41, 100, 3000]), (inner) => ({ a: inner }));
    case 5:
      return Array.from({ length: random.pick([0, 1, 60, 600]) }, () => random.pick(ODD_TEXTS));
    case 6:
      return { [random.pick(['', '__proto_', 'constructor', '\0', 'a/b~c', 'x'.repeat(5000), '\ud800'])]: 1 };
    default:
      return random.pick(ODD_TEXTS);
  }
}
