import { chineseCheckDigit } from '../src/patent-check-digit.ts';
import type { PatentRole } from '../src/patent-forms.ts';

/** A text that a person or a register writes for a document. */
export type Spelling = { office: string; role: PatentRole; document: string; text: string };

/** Whole numbers from 0 to below `n`, the same for the same seed. */
export type Dice = (n: number) => number;

export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % n;
  };
}

type Written = { document: string; texts: string[] };
type Sort = { office: string; role: PatentRole; write: (dice: Dice) => Written };

const pad = (value: number, length: number) => String(value).padStart(length, '0');
const pick = <T>(dice: Dice, values: readonly T[]): T => values[dice(values.length)] as T;
const grouped = (value: number, by: string) => String(value).replace(/\B(?=(\d{3})+$)/g, by);
const yearOf = (dice: Dice, from: number, to: number) => from + dice(to - from + 1);

// Few serial numbers, so that documents of different sorts often have the same digits.
const SERIALS = 4000;
const serial = (dice: Dice, from = 1): number => from + dice(SERIALS);

function chinese(dice: Dice): Written {
  const digits = `${yearOf(dice, 2004, 2026)}${pick(dice, ['1', '2', '3', '8'])}${pad(serial(dice, 100_000), 7)}`;
  const check = chineseCheckDigit(digits);
  const [year, type, rest] = [digits.slice(0, 4), digits.slice(4, 5), digits.slice(5)];
  return {
    document: `CN application ${digits}`,
    texts: [
      `CN${digits}.${check}`,
      `CN${digits}`,
      `CN${digits}${check}`,
      `${digits}.${check}`,
      `${digits}${check}`,
      `ZL ${year} ${type} ${rest}.${check}`,
      `专利号：ZL${digits}.${check}`,
      `申请号 CN ${digits}.${check}`,
      `CN-${digits}-A`,
      `CN${year}${type}${rest.slice(1)}`,
    ],
  };
}

function chineseOld(dice: Dice): Written {
  const [year, type, rest] = [pad(yearOf(dice, 89, 99), 2), pick(dice, ['1', '2', '3']), pad(serial(dice), 5)];
  const check = chineseCheckDigit(`${year}${type}${rest}`);
  return {
    document: `CN application ${year}${type}${rest}`,
    texts: [
      `CN${year}${type}${rest}.${check}`,
      `ZL ${year} ${type} ${rest}.${check}`,
      `CN${year}${type}${rest}`,
      `CN19${year}${type}0${rest}`,
    ],
  };
}

function chinesePublication(dice: Dice): Written {
  const [type, kinds] = pick(dice, [
    ['1', 'AB'],
    ['2', 'UY'],
    ['3', 'S'],
  ] as const);
  const digits = `${type}${pad(serial(dice, 10_000_000), 8)}`;
  const kind = pick(dice, [...kinds]);
  return {
    document: `CN publication ${digits}`,
    texts: [
      `CN${digits}${kind}`,
      `CN ${digits} ${kind}`,
      `CN-${digits}-${kind}`,
      `CN_${digits}_${kind}`,
      `公开（公告）号：CN${digits}${kind}`,
      `申请公布号 CN ${digits} ${kind}`,
      `授权公告号：CN ${digits} ${kind}`,
      `CN${digits}`,
    ],
  };
}

function american(dice: Dice): Written {
  const series = pick(dice, ['13', '14', '15', '16', '17', '18', '60', '62', '29']);
  const digits = pad(serial(dice, 100_000), 6);
  const commas = `${digits.slice(0, 3)},${digits.slice(3)}`;
  return {
    document: `US application ${series}/${digits}`,
    texts: [
      `US${series}/${digits}`,
      `US ${series}/${commas}`,
      `U.S. Appl. No. ${series}/${commas}`,
      `${series}/${commas}`,
      `US${series}${digits}`,
      `US2019${series}${digits}`,
      `Appl. No.: ${series}/${digits}`,
    ],
  };
}

function americanPublication(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 2001, 2026), serial(dice, 20_000)];
  const digits = pad(number, 7);
  const kind = pick(dice, ['A1', 'A2', '']);
  return {
    document: `US publication ${year}${digits}`,
    texts: [
      `US${year}${digits}${kind}`,
      `US ${year}/${digits} ${kind}`,
      `US ${year}-${digits}`,
      `US-${year}-${digits}-${kind || 'A9'}`,
      `US ${year}-${pad(number, 6)}`,
      `US${year}${pad(number, 6)}${kind}`,
      `Pub. No.: US ${year}/${digits} ${kind}`,
    ],
  };
}

function americanPatent(dice: Dice): Written {
  const [letters, kind, from] = pick(dice, [
    ['', 'B2', 7_000_000],
    ['', 'B1', 10_000_000],
    ['D', 'S1', 100_000],
    ['PP', 'P2', 1_000],
    ['RE', 'E', 30_000],
    ['H', 'H', 1_000],
  ] as const);
  const number = serial(dice, from);
  return {
    document: `US publication ${letters}${number}`,
    texts: [
      `US${letters}${number}${kind}`,
      `US ${letters}${grouped(number, ',')} ${kind}`,
      `US${letters}${pad(number, letters === '' ? 8 : 8 - letters.length)}${kind}`,
      `US-${letters}${number}-${kind}`,
      `U.S. Pat. No. ${letters}${grouped(number, ',')}`,
      `US0${letters}${number}${kind}`,
    ],
  };
}

function european(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 2002, 2026), pad(serial(dice, 100_000), 6)];
  const short = `${pad(year % 100, 2)}${number}`;
  const check = dice(10);
  return {
    document: `EP application ${short}`,
    texts: [
      `EP${short}.${check}`,
      `EP ${short.slice(0, 2)} ${number.slice(0, 3)} ${number.slice(3)}.${check}`,
      `EP${short}`,
      `EP${short}A`,
      `EP${year}0${number}`,
      `Application No. EP${short}.${check}`,
    ],
  };
}

function europeanPublication(dice: Dice): Written {
  const number = serial(dice, pick(dice, [7_000, 700_000, 1_200_000]));
  const [digits, kind] = [pad(number, 7), pick(dice, ['A1', 'A2', 'B1', 'B2'])];
  return {
    document: `EP publication ${digits}`,
    texts: [
      `EP${digits}${kind}`,
      `EP ${digits.slice(0, 1)} ${digits.slice(1, 4)} ${digits.slice(4)} ${kind}`,
      `EP${number}${kind}`,
      `EP0${digits}${kind}`,
      `EP-${digits}-${kind}`,
      `EP ${number}`,
      `European Patent No. ${digits.slice(0, 1)} ${digits.slice(1, 4)} ${digits.slice(4)} ${kind}`,
    ],
  };
}

function pct(dice: Dice): Written {
  const [state, year, number] = [
    pick(dice, ['CN', 'US', 'RU', 'EP', 'IB']),
    yearOf(dice, 1995, 2026),
    serial(dice, 10_000),
  ];
  const digits = pad(number, 6);
  return {
    document: `WO application ${state}${year}${digits}`,
    texts: [
      `PCT/${state}${year}/${digits}`,
      `PCT/${state}${year}/${number}`,
      `PCT/${state}${pad(year % 100, 2)}/${pad(number, 5)}`,
      `PCT${state}${year}${digits}`,
      `WO${year}${state}${digits}`,
      `${state}${year}${digits}W`,
      `国际申请号：PCT/${state}${year}/${digits}`,
      `РСТ/${state}${year}/${digits}`,
    ],
  };
}

function international(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 1990, 2018), serial(dice, 10_000)];
  const [digits, kind] = [pad(number, 6), pick(dice, ['A1', 'A2', 'A3'])];
  const short = pad(year % 100, 2);
  return {
    document: `WO publication ${year}${digits}`,
    texts: [
      `WO${year}${digits}${kind}`,
      `WO ${year}/${digits} ${kind}`,
      `WO ${year}/${number}`,
      `WO ${short}/${pad(number, 5)} ${kind}`,
      `WO${short}${pad(number, 5)}${kind}`,
      `WO${short}${digits}${kind}`,
      `WO00${year}${digits}${kind}`,
      `WO-${year}${digits}-${kind}`,
    ],
  };
}

const ERA: readonly (readonly [number, string, string])[] = [
  [1988, 'H', '平'],
  [1925, 'S', '昭'],
];
const eraOf = (year: number) => {
  const [before, letter, sign] = year > 1988 ? (ERA[0] as (typeof ERA)[number]) : (ERA[1] as (typeof ERA)[number]);
  return { letter, sign, year: year - before };
};

function japanese(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 1972, 2026), serial(dice, 10_000)];
  const era = eraOf(year);
  const digits = pad(number, 6);
  const old = [`特願${era.sign}${era.year}-${number}`, `特願${year}-${digits}`];
  const recent = [
    `特願${year}-${digits}`,
    `JP${year}-${digits}`,
    `JP ${year}-${digits}`,
    `特許出願 特願${year}－${digits}号`,
  ];
  return {
    document: `JP application ${year}-${digits}`,
    texts: [...(year < 2000 ? old : recent), `JP${year}0${digits}`],
  };
}

function japaneseLaidOpen(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 1972, 2026), serial(dice, 10_000)];
  const digits = pad(number, 6);
  const era = eraOf(year);
  const yy = pad(era.year, 2);
  if (year < 2000) {
    return {
      document: `JP publication ${era.letter}${yy}${digits} A`,
      texts: [
        `JP${era.letter}${yy}${digits}A`,
        `特開${era.sign}${era.year}-${number}`,
        `特開${era.sign}${era.year}－${digits}号公報`,
        `JP${yy}${digits}A`,
        `JP-${era.letter}${yy}-${digits}-A`,
        `JP ${year}-${digits} A`,
      ],
    };
  }
  return {
    document: `JP publication ${year}${digits} A`,
    texts: [
      `JP${year}-${digits}A`,
      `JP${year}${digits}A`,
      `特開${year}-${digits}`,
      `特開${year}‐${digits}号公報`,
      `JP 00${year}${digits} A`,
      `公開番号 特開${year}-${digits}`,
    ],
  };
}

function japaneseExamined(dice: Dice): Written {
  const [year, number] = [yearOf(dice, 1972, 1995), serial(dice, 10_000)];
  const era = eraOf(year);
  const whole = `${era.letter}${pad(era.year, 2)}${pad(number, 6)}`;
  return {
    document: `JP publication ${whole} B`,
    texts: [
      `JP${whole}B2`,
      `特公${era.sign}${era.year}-${number}`,
      `JP0000${era.letter}${pad(era.year, 2)}${pad(number, 4)}B2`,
    ],
  };
}

function japaneseGrant(dice: Dice): Written {
  const isModel = dice(3) === 0;
  const number = serial(dice, isModel ? 3_000_000 : pick(dice, [3_000_000, 6_700_000]));
  return isModel
    ? {
        document: `JP publication ${number} U`,
        texts: [`JP${number}U`, `実用新案登録第${number}号`, `JP ${number} U`],
      }
    : {
        document: `JP publication ${number}`,
        texts: [
          `JP${number}B2`,
          `特許第${number}号`,
          `特許第${grouped(number, ',')}号`,
          `JP0${number}B2`,
          `JP ${number} B1`,
        ],
      };
}

const KOREAN = [
  ['10', 'A', 'B1'],
  ['20', 'U', 'Y1'],
] as const;

function korean(dice: Dice): Written {
  const [[right], year, digits] = [pick(dice, KOREAN), yearOf(dice, 2000, 2026), pad(serial(dice), 7)];
  return {
    document: `KR application ${right}${year}${digits}`,
    texts: [
      `KR${right}-${year}-${digits}`,
      `KR${right}${year}${digits}`,
      `${right}-${year}-${digits}`,
      `출원번호 ${right}-${year}-${digits}`,
      ...(right === '10' ? [`KR${year}${digits}`, `KR${year}-${digits}`] : []),
    ],
  };
}

function koreanLaidOpen(dice: Dice): Written {
  const [[right, kind], year, digits] = [pick(dice, KOREAN), yearOf(dice, 2000, 2026), pad(serial(dice), 7)];
  return {
    document: `KR publication ${right}${year}${digits}`,
    texts: [
      `KR${right}${year}${digits}${kind}`,
      `KR ${right}-${year}-${digits} ${kind}`,
      `KR${year}${digits}${kind}`,
      `공개번호 ${right}-${year}-${digits}`,
    ],
  };
}

function koreanGrant(dice: Dice): Written {
  const [[right, , kind], digits] = [pick(dice, KOREAN), pad(serial(dice, 1_000_000), 7)];
  return {
    document: `KR publication ${right}${digits}`,
    texts: [
      `KR${right}${digits}${kind}`,
      `KR ${right}-${digits} ${kind}`,
      `KR${digits}${kind}`,
      `등록번호 ${right}-${digits}`,
      `KR ${right}-${digits}`,
    ],
  };
}

const GERMAN = ['10', '11', '20', '21'] as const;

// The number of the application is that of the documents.
function german(dice: Dice): Written {
  const [type, year, digits] = [pick(dice, GERMAN), yearOf(dice, 2004, 2019), pad(serial(dice), 6)];
  const check = dice(10);
  return {
    document: `DE ${type}${year}${digits}`,
    texts: [
      `DE${type}${year}${digits}.${check}`,
      `DE ${type} ${year} ${digits.slice(0, 3)} ${digits.slice(3)}.${check}`,
      `DE${type}${year}${digits}`,
      `Aktenzeichen DE ${type} ${year} ${digits}.${check}`,
    ],
  };
}

function germanPublication(dice: Dice): Written {
  const [type, year, digits] = [pick(dice, GERMAN), yearOf(dice, 2004, 2019), pad(serial(dice), 6)];
  const kind = type.startsWith('2') ? 'U1' : pick(dice, type === '11' ? ['T5', 'B4'] : ['A1', 'B3', 'B4']);
  return {
    document: `DE ${type}${year}${digits}`,
    texts: [
      `DE${type}${year}${digits}${kind}`,
      `DE ${type} ${year} ${digits} ${kind}`,
      `DE000${type}${year}${digits}${kind}`,
    ],
  };
}

function germanOld(dice: Dice): Written {
  const number = `199${pad(serial(dice), 5)}`;
  const check = dice(10);
  return {
    document: `DE ${number}`,
    texts: [
      `DE${number}.${check}`,
      `DE ${number.slice(0, 3)} ${number.slice(3, 5)} ${number.slice(5)}.${check}`,
      `DE${number}${check}`,
    ],
  };
}

function british(dice: Dice): Written {
  const [year, digits, check] = [yearOf(dice, 2004, 2026), pad(serial(dice), 5), dice(10)];
  const short = `${pad(year % 100, 2)}${digits}`;
  return {
    document: `GB application ${short}`,
    texts: [`GB${short}.${check}`, `GB ${short}.${check}`, `GB${year}${digits}`, `GB${year}00${digits}`, `GB${short}`],
  };
}

function britishPublication(dice: Dice): Written {
  const [number, kind] = [serial(dice, 2_000_000), pick(dice, ['A', 'B'])];
  return {
    document: `GB publication ${number}`,
    texts: [`GB${number}${kind}`, `GB ${grouped(number, ' ')} ${kind}`, `GB0${number}${kind}`, `GB${number}`],
  };
}

function french(dice: Dice): Written {
  const [year, digits] = [yearOf(dice, 2010, 2026), pad(serial(dice), 5)];
  const short = `${pad(year % 100, 2)}${digits}`;
  return {
    document: `FR application ${short}`,
    texts: [`FR${short}`, `FR ${short.slice(0, 2)}/${digits}`, `FR${year}${digits}`, `FR${year}00${digits}`],
  };
}

function frenchPublication(dice: Dice): Written {
  const number = serial(dice, 2_800_000);
  return {
    document: `FR publication ${number}`,
    texts: [
      `FR${number}A1`,
      `FR ${grouped(number, ' ')} B1`,
      `FR00000${number}A1`,
      `Brevet français n° FR ${number} B1`,
    ],
  };
}

function russian(dice: Dice): Written {
  const [year, digits] = [yearOf(dice, 2000, 2026), pad(serial(dice, 100_000), 6)];
  return {
    document: `RU ${year}${digits}`,
    texts: [
      `RU${year}${digits}`,
      `RU ${year} ${digits}`,
      `Заявка № RU ${year}${digits}`,
      `Заявка РФ № ${year}${digits}/14`,
    ],
  };
}

function russianPatent(dice: Dice): Written {
  const right = pick(dice, ['', 'U']);
  const number = serial(dice, right === '' ? 2_700_000 : 100_000);
  const kind = right === '' ? pick(dice, ['C1', 'C2']) : 'U1';
  const cyrillic = kind.replace('C', 'С');
  return {
    document: `RU ${number} ${right}`,
    texts: [
      `RU${number}${kind}`,
      `RU ${grouped(number, ' ')} ${kind}`,
      `RU${pad(number, 10)}${kind}`,
      `RU${number}${cyrillic}`,
      `Патент РФ № ${number} ${kind}`,
      right === '' ? `Патент РФ на изобретение № ${number}` : `Патент РФ на полезную модель № ${number}`,
    ],
  };
}

function eurasian(dice: Dice): Written {
  const number = serial(dice);
  return {
    document: `EA ${number}`,
    texts: [
      `EA${pad(number, 6)}B1`,
      `EA ${pad(number, 6)}`,
      `ЕА ${pad(number, 6)} В1`,
      `EA${pad(number, 6)}`,
      `Евразийский патент № ${pad(number, 6)}`,
    ],
  };
}

function eurasianApplication(dice: Dice): Written {
  const digits = `${yearOf(dice, 2000, 2026)}${pad(serial(dice), 5)}`;
  return { document: `EA ${digits}`, texts: [`EA${digits}`, `EA ${digits}`, `ЕА${digits}`] };
}

function australian(dice: Dice): Written {
  const digits = `${yearOf(dice, 2003, 2026)}${pad(serial(dice, 200_000), 6)}`;
  return { document: `AU ${digits}`, texts: [`AU${digits}A1`, `AU ${digits} B2`, `AU${digits}`, `AU-${digits}-B2`] };
}

const SORTS: readonly Sort[] = [
  ...[chinese, chineseOld].map((write) => ({ office: 'CN', role: 'application' as const, write })),
  { office: 'CN', role: 'publication', write: chinesePublication },
  { office: 'US', role: 'application', write: american },
  ...[americanPublication, americanPatent].map((write) => ({ office: 'US', role: 'publication' as const, write })),
  { office: 'EP', role: 'application', write: european },
  { office: 'EP', role: 'publication', write: europeanPublication },
  { office: 'WO', role: 'application', write: pct },
  { office: 'WO', role: 'publication', write: international },
  { office: 'JP', role: 'application', write: japanese },
  ...[japaneseLaidOpen, japaneseExamined, japaneseGrant].map((write) => ({
    office: 'JP',
    role: 'publication' as const,
    write,
  })),
  { office: 'KR', role: 'application', write: korean },
  ...[koreanLaidOpen, koreanGrant].map((write) => ({ office: 'KR', role: 'publication' as const, write })),
  ...[german, germanOld].map((write) => ({ office: 'DE', role: 'application' as const, write })),
  { office: 'DE', role: 'publication', write: germanPublication },
  { office: 'GB', role: 'application', write: british },
  { office: 'GB', role: 'publication', write: britishPublication },
  { office: 'FR', role: 'application', write: french },
  { office: 'FR', role: 'publication', write: frenchPublication },
  { office: 'RU', role: 'application', write: russian },
  { office: 'RU', role: 'publication', write: russianPatent },
  { office: 'EA', role: 'application', write: eurasianApplication },
  { office: 'EA', role: 'publication', write: eurasian },
  { office: 'AU', role: 'publication', write: australian },
];

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));

// What pages and programs do to a text on its way.
const WAYS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text,
  (text) => text.toLowerCase(),
  (text) => text.replaceAll(' ', '\u00a0'),
  (text) => text.replaceAll('-', '\u2011'),
  (text) => text.replaceAll('-', '\u2212'),
  (text) => ` ${text} `,
  (text) => `\u200e${text}\ufeff`,
  (text) => text.replaceAll(' ', '\u3000'),
  wide,
];

const SEPARATORS = [', ', ' (', ' ; '];

/** A document and some of its spellings; the dice choose the office and the kind of document. */
export function spellingsOf(dice: Dice): Spelling[] {
  const { office, role, write } = pick(dice, SORTS);
  const { document, texts } = write(dice);
  return texts.map((plain) => {
    const text = pick(dice, WAYS)(plain);
    const isDated = dice(12) === 0;
    const day = `${yearOf(dice, 1990, 2026)}-${pad(1 + dice(12), 2)}-${pad(1 + dice(28), 2)}`;
    return { office, role, document, text: isDated ? `${text.trimEnd()}${pick(dice, SEPARATORS)}${day}` : text };
  });
}

export const OFFICES_WRITTEN: readonly string[] = [...new Set(SORTS.map(({ office }) => office))];

/** Spellings read to their documents. */
export type SpellingFigures = {
  /** How many were read. */
  read: number;
  documents: number;
  /** Spellings that could not be read, or not to the name of their document's other spellings. */
  unread: string[];
  /** Pairs of different documents that have one name. */
  mixed: string[];
};

/** Reads `count` spellings and compares the names with the documents they were written for. */
export function readSpellings(
  count: number,
  seed: number,
  nameOf: (text: string, role: PatentRole) => string | undefined,
): SpellingFigures {
  const dice = diceOf(seed);
  const names = new Map<string, string>();
  const documents = new Map<string, string>();
  const figures: SpellingFigures = { read: 0, documents: 0, unread: [], mixed: [] };
  while (figures.read + figures.unread.length < count) {
    for (const { document, role, text } of spellingsOf(dice)) {
      const name = nameOf(text, role);
      if (name === undefined || (names.get(document) ?? name) !== name) {
        figures.unread.push(`${text} (${document}) as ${name}, else ${names.get(document)}`);
        continue;
      }
      names.set(document, name);
      const other = documents.get(name) ?? document;
      if (other !== document) figures.mixed.push(`${document} and ${other} as ${name}`);
      documents.set(name, document);
      figures.read++;
    }
  }
  figures.documents = names.size;
  return figures;
}
