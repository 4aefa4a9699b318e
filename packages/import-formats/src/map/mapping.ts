import { readIpc, readPatentNumber, splitIpc } from '@techbourse/domain';
import { type Field, fieldsOf, foldHeading, type RecordKind } from './field.ts';

/** How the columns of a file become fields. Confirmed by a person, kept under `signatureOf` of the headings. */
export type ColumnMapping = {
  /** The field of each column, by heading; a column without one is left out. */
  columns: Readonly<Record<string, string>>;
  /** How days such as `03/04/1995` are meant; without it such a day is refused. */
  dayOrder?: 'dmy' | 'mdy' | undefined;
  /** Where the records come from: the same source and number again is the same record. */
  source: string;
  /** What stands in fields that no column fills, as a cell would say it. */
  defaults: Readonly<Record<string, string>>;
};

/** A column as it is proposed: `share` is how sure that is, 0 to 1. */
export type ProposedColumn = { heading: string; field: string; share: number; samples: string[]; filled: number };

export type Proposal = {
  columns: ProposedColumn[];
  /** The order in which the samples write days; undefined when they leave it open. */
  dayOrder: 'dmy' | 'mdy' | undefined;
  /** Whether a sample could be read both ways. */
  hasAmbiguousDays: boolean;
};

/** The same headings in any order are mapped in the same way. */
export function signatureOf(headings: readonly string[]): string {
  return headings.map(foldHeading).sort().join('|');
}

/** What a source does not say and everybody knows of it: how its records are dealt with, as cells would say it. */
export function defaultsOf(
  kind: RecordKind,
  source: { known?: string; headings?: readonly string[] },
): Pick<ColumnMapping, 'defaults'> & { source?: string } {
  const headings = (source.headings ?? []).map(foldHeading);
  const has = (...names: string[]) => names.every((name) => headings.includes(name));
  const waysOf = (ways: string) => ({ [kind === 'listings' ? 'offers' : 'dealKinds']: ways });
  if (source.known === 'patents') {
    const defaults = {
      ...waysOf('assignment; exclusive_licence; non_exclusive_licence'),
      'readiness.level': '3',
      price: 'on request',
    };
    return { source: 'docdb', defaults };
  }
  if (has('award title', 'agency tracking number')) {
    const ways = waysOf('exclusive_licence; non_exclusive_licence; joint_development; service');
    return {
      source: 'sbir',
      defaults: kind === 'listings' ? { ...ways, 'readiness.level': '5', price: 'on request', keywords: 'SBIR' } : ways,
    };
  }
  if (has('reference number', 'center', 'case number')) {
    return {
      source: 'nasa-t2',
      defaults: { ...waysOf('exclusive_licence; non_exclusive_licence'), 'readiness.level': '4', price: 'on request' },
    };
  }
  return { defaults: {} };
}

const SAMPLES = 3;

/**
 * Which field each column is likely to fill, by its heading in Chinese, English or Russian and by what stands in it. No
 * field is proposed twice; the surest column has it.
 */
export function proposeMapping(
  kind: RecordKind,
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): Proposal {
  const fields = fieldsOf(kind);
  const guesses = headings.map((heading, index) => {
    const values = rows.map((row) => (row[index] ?? '').trim()).filter((value) => value !== '');
    const isContinued = headings.includes(/^(.+)\+\d+$/.exec(heading)?.[1] ?? '');
    return { heading, values, guess: isContinued ? NONE : guessOf(fields, heading, values) };
  });
  const taken = new Map<string, number>();
  const order = guesses
    .map((_one, index) => index)
    .sort((a, b) => (guesses[b]?.guess.share ?? 0) - (guesses[a]?.guess.share ?? 0));
  for (const index of order) {
    const field = guesses[index]?.guess.field ?? '';
    if (field !== '' && !taken.has(field)) taken.set(field, index);
  }
  const columns = guesses.map(({ heading, values, guess }, index) => {
    const isFirst = guess.field !== '' && taken.get(guess.field) === index;
    const samples = [...new Set(values)].slice(0, SAMPLES).map((value) => value.slice(0, 200));
    return {
      heading,
      field: isFirst ? guess.field : '',
      share: isFirst ? guess.share : 0,
      samples,
      filled: values.length,
    };
  });
  const days = columns.flatMap(({ field }, index) => (isDay(fields, field) ? (guesses[index]?.values ?? []) : []));
  return { columns, ...dayOrderOf(days) };
}

const isDay = (fields: readonly Field[], path: string) =>
  fields.some((field) => field.path === path && field.type === 'day');

/** Whether days begin with the day or the month, where a number above twelve tells. */
export function dayOrderOf(values: readonly string[]): Pick<Proposal, 'dayOrder' | 'hasAmbiguousDays'> {
  let isDayFirst = false;
  let isMonthFirst = false;
  let hasAmbiguousDays = false;
  for (const value of values) {
    const [, a, b] = /^(\d{1,2})[./-](\d{1,2})[./-]\d{4}\b/.exec(value) ?? [];
    if (!a || !b) continue;
    if (Number(a) > 12) isDayFirst = true;
    else if (Number(b) > 12) isMonthFirst = true;
    // Points are written in countries whose days come first.
    else if (a !== b && !/^\d{1,2}\./.test(value)) hasAmbiguousDays = true;
  }
  const dayOrder = isDayFirst === isMonthFirst ? undefined : isDayFirst ? 'dmy' : 'mdy';
  return { dayOrder, hasAmbiguousDays };
}

type Guess = { field: string; share: number };
const NONE: Guess = { field: '', share: 0 };

function guessOf(fields: readonly Field[], heading: string, values: readonly string[]): Guess {
  const byHeading = headingGuess(fields, heading, values);
  if (byHeading.share >= 0.9) return checked(byHeading, values);
  const byValues = valueGuess(fields, values);
  return byHeading.share >= byValues.share ? byHeading : byValues;
}

/** A number of the other role under a heading that both have (`专利号`). */
function checked(guess: Guess, values: readonly string[]): Guess {
  const other = {
    'patent.publicationNumber': 'patent.applicationNumber',
    'patent.applicationNumber': 'patent.publicationNumber',
  }[guess.field];
  if (!other) return guess;
  const role = other === 'patent.applicationNumber' ? 'application' : 'publication';
  const count = (wanted: 'application' | 'publication') =>
    values.slice(0, 20).filter((value) => readPatentNumber(value, wanted).ok).length;
  return count(role) > count(role === 'application' ? 'publication' : 'application')
    ? { field: other, share: 0.85 }
    : guess;
}

const LANGUAGE_MARKS: readonly (readonly [RegExp, 'zh' | 'en' | 'ru'])[] = [
  [/\b(?:zh|cn|chi|chinese|китайск\S*)\b|中文|汉语|на китайском/u, 'zh'],
  [/\b(?:en|eng|english)\b|英文|英语|англ/u, 'en'],
  [/\b(?:ru|rus|russian)\b|俄文|俄语|русск/u, 'ru'],
];

function headingGuess(fields: readonly Field[], heading: string, values: readonly string[]): Guess {
  const exact = fields.find(({ path }) => path.toLowerCase() === heading.trim().toLowerCase());
  if (exact) return { field: exact.path, share: 1 };
  const folded = foldHeading(heading);
  const named = fields.find(({ label }) => Object.values(label).some((text) => foldHeading(text) === folded));
  if (named) return { field: named.path, share: 1 };
  const bare = folded
    .replace(/[([【].*?[)\]】]/gu, ' ')
    .replace(/[\s/_.-]*\b(?:zh|cn|en|eng|ru|rus|english|chinese|russian)\b[\s/_.-]*$/u, '')
    .replace(/\s+/g, ' ')
    .trim();
  const language = LANGUAGE_MARKS.find(([mark]) => mark.test(folded))?.[1];
  const words = (field: Field) => [...(field.words ?? []), ...Object.values(field.label)].map(foldHeading);
  for (const [text, share] of [
    [folded, 0.95],
    [bare, 0.9],
    [bare.replace(/^(?:the|our|project|technology|tech)\s+/, ''), 0.75],
  ] as const) {
    const field = fields.find((one) => words(one).includes(text));
    if (field) return inLanguage(fields, field, language, share);
  }
  // A heading that holds a whole word of a field, the longest first.
  const contained = fields
    .flatMap((field) => words(field).map((word) => ({ field, word })))
    .filter(({ word }) => word.length >= (/[\p{Script=Han}]/u.test(word) ? 2 : 4) && holds(bare, word))
    .sort((a, b) => b.word.length - a.word.length)[0];
  if (!contained) return NONE;
  const share = Math.min(0.7, 0.4 + (0.4 * contained.word.length) / Math.max(bare.length, 1));
  return fits(contained.field, values) ? inLanguage(fields, contained.field, language, share) : NONE;
}

function holds(heading: string, word: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return heading.includes(word);
  return ` ${heading.replace(/[^\p{L}\p{N}]+/gu, ' ')} `.includes(` ${word} `);
}

function inLanguage(fields: readonly Field[], field: Field, language: string | undefined, share: number): Guess {
  const own = language ? fields.find(({ path }) => path === `${field.path}.${language}`) : undefined;
  return { field: (own ?? field).path, share };
}

function fits(field: Field, values: readonly string[]): boolean {
  if (values.length === 0) return true;
  const most = (test: (value: string) => boolean) => values.filter(test).length * 2 >= values.length;
  if (field.type === 'number') return most((value) => /^\s*\D{0,5}\d/.test(value));
  if (field.type === 'day') return most((value) => /\d{4}/.test(value));
  if (field.type === 'patent') return most((value) => /\d{5}/.test(value.replace(/[\s/,-]/g, '')));
  return true;
}

function valueGuess(fields: readonly Field[], values: readonly string[]): Guess {
  if (values.length === 0) return NONE;
  const sample = values.slice(0, 30);
  const share = (test: (value: string) => boolean) => sample.filter(test).length / sample.length;
  const has = (path: string) => fields.some((field) => field.path === path);
  const guesses: Guess[] = [
    {
      field: 'patent.applicationNumber',
      share: share((value) => /[A-Za-z]{2}|\./.test(value) && readPatentNumber(value, 'application').ok) * 0.8,
    },
    {
      field: 'patent.publicationNumber',
      share: share((value) => /^\D{0,9}[A-Za-z]{2}/.test(value) && readPatentNumber(value, 'publication').ok) * 0.82,
    },
    { field: 'ipc', share: share((value) => readIpc(splitIpc(value)[0] ?? '').ok && /\d/.test(value)) * 0.8 },
    { field: 'contact.email', share: share((value) => /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(value)) * 0.7 },
    { field: has('abstract') ? 'abstract' : 'problem', share: share((value) => value.length > 150) * 0.6 },
  ];
  const best = guesses
    .filter(({ field }) => has(field))
    .reduce((most, one) => (one.share > most.share ? one : most), NONE);
  return best.share >= 0.5 ? best : NONE;
}
