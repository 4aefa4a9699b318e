import { currencyDecimals, readIpc, splitIpc, tidyText, type Vocabulary } from '@techbourse/domain';
import { cleanText } from '../clean.ts';
import type { RowNote } from '../note.ts';
import { type Field, foldHeading, PART_CODES } from './field.ts';

/** The value of a cell, what was changed on the way, or why there is none. */
export type CellRead = {
  value?: unknown;
  /** Further numbers of the cell, for the family of the patent. */
  others?: string[];
  notes?: Omit<RowNote, 'column'>[];
  fault?: Omit<RowNote, 'column'>;
};

export type CellContext = {
  heading: string;
  dayOrder: 'dmy' | 'mdy' | undefined;
  /** Excel shows the cell as a day. */
  isDay: boolean;
  /** Excel shows a fault such as `#REF!`. */
  isError: boolean;
};

const fault = (rule: string, message: string, value: string): CellRead => ({
  fault: { rule, message, value: value.slice(0, 200) },
});
const BROKEN_NUMBER = /^[+-]?\d(?:[.,]\d+)?E\+?\d{1,3}$/i;

/**
 * Reads a cell as its field wants it. Nothing is guessed: a number that Excel broke, a day that can be read in two ways
 * and a word that is no code are faults. An exact value stays as it is.
 */
export function readCell(field: Field, cell: string, context: CellContext): CellRead {
  const text = cell.trim();
  if (text === '') return {};
  if (context.isError || /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(text)) {
    return fault('cell.excel_error', `Excel shows an error here: ${text}`, text);
  }
  const isWritten = ['text', 'id', 'patent', 'ipc', 'list'].includes(field.type);
  if (isWritten && BROKEN_NUMBER.test(text)) {
    return fault(
      'cell.excel_number',
      'Excel made a rounded number of this and lost its last digits: format the column as text and enter it again',
      text,
    );
  }
  if (context.isDay && ['id', 'patent', 'ipc'].includes(field.type)) {
    return fault('cell.excel_day', 'Excel made a day of this: format the column as text and enter it again', text);
  }
  return READERS[field.type](field, text, context);
}

type Reader = (field: Field, text: string, context: CellContext) => CellRead;

const READERS: Readonly<Record<Field['type'], Reader>> = {
  text: (_field, text) => readText(text),
  id: (_field, text) => readId(text),
  number: (field, text) => (field.path === 'readiness.level' ? readPhase(text) : undefined) ?? readNumber(text),
  amount: (_field, text) => readAmount(text),
  boolean: (_field, text) => readBoolean(text),
  day: (_field, text, context) => readDay(text, context.dayOrder),
  patent: (field, text) => readPatent(field, text),
  ipc: (_field, text) => readCodesOfClass(text),
  code: (field, text) => (field.type === 'code' ? readCode(field.of, text) : {}),
  codes: (field, text) => (field.type === 'codes' ? readCodes(field.of, text) : {}),
  list: (_field, text) => readList(text),
  table: (field, text) => readTable(field, text),
  price: (field, text, context) => readPrice(field, text, context),
  json: (_field, text) => readJson(text),
};

/** What the exchange refuses in a text, and a file may hold all the same: tags, control characters, broken ones. */
const DIRTY = /<[a-z!/?]|&(?:#x?[0-9a-f]|[a-z]{2,8}\d{0,2};)|[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\uFFFD]/iu;

function readText(text: string): CellRead {
  const lines = text.replace(/\r\n?|[\u2028\u2029]/g, '\n');
  const isDirty = DIRTY.test(lines.replace(/[\n\t]/g, ''));
  const cleaned = isDirty
    ? lines
        .split('\n')
        .map(cleanText)
        .join('\n')
        .replace(/\n{3,}/g, '\n\n')
    : lines;
  const value = tidyText(cleaned);
  if (value.replace(/\s+/g, '') === lines.normalize('NFC').replace(/\s+/g, '')) return { value };
  const message = 'markup and special characters were read as plain text';
  return { value, notes: [{ rule: 'cell.cleaned', message, value: text.slice(0, 200) }] };
}

function readId(text: string): CellRead {
  const id = text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._:/ -]/gu, '-')
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .slice(0, 200)
    .trim();
  if (id === '') return fault('cell.id', 'an id begins with a letter or a digit', text);
  if (id === text) return { value: id };
  return { value: id, notes: [{ rule: 'cell.id_changed', message: `kept as ${id}`, value: text.slice(0, 200) }] };
}

/** Programmes for small businesses know phases: a proof of concept, a validated prototype, use. */
function readPhase(text: string): CellRead | undefined {
  const level = { i: 3, ii: 5, iii: 7 }[/^phase\s+(i{1,3})$/i.exec(text)?.[1]?.toLowerCase() ?? ''];
  if (level === undefined) return undefined;
  return { value: level, notes: [{ rule: 'cell.phase', message: `read as readiness level ${level}`, value: text }] };
}

function readNumber(text: string): CellRead {
  const plain = text.replace(/^(?:trl|угт|level|уровень|级)\s*[-:.]?\s*/iu, '').replace(/\s*(?:级|%|％)$/u, '');
  const number = numberOf(plain);
  return number === undefined ? fault('cell.number', 'this is no number', text) : { value: number };
}

/** `1234.5`, `1,234.5`, `1 234,5`, full width; a lone comma before three digits could be either, so that is none. */
export function numberOf(text: string): number | undefined {
  const flat = text
    .normalize('NFKC')
    .replace(/[\s\u00a0']/g, '')
    .replace(/^−/, '-');
  if (/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d{1,3})?$/i.test(flat)) return Number(flat);
  if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(flat) && (flat.includes('.') || flat.split(',').length > 2))
    return Number(flat.replaceAll(',', ''));
  if (/^[+-]?\d+,\d+$/.test(flat) && !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(flat)) return Number(flat.replace(',', '.'));
  if (/^[+-]?\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?$/.test(flat)) return Number(flat.replaceAll('.', '').replace(',', '.'));
  return undefined;
}

function readAmount(text: string): CellRead {
  if (/^\d+(?:\.\d+)?$/.test(text)) return { value: text };
  const number = numberOf(text);
  return number === undefined || number < 0
    ? fault('cell.amount', 'this is no amount: write it in digits with a point', text)
    : { value: String(number) };
}

const YES = ['true', 'yes', 'y', '1', 'x', '是', '对', '有', 'да', 'истина', '√', '✓'];
const NO = ['false', 'no', 'n', '0', '-', '否', '无', '不', 'нет', 'ложь'];

function readBoolean(text: string): CellRead {
  const folded = text.toLowerCase();
  if (YES.includes(folded)) return { value: true };
  if (NO.includes(folded)) return { value: false };
  return fault('cell.yes_or_no', 'yes or no is expected here', text);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTHS_RU = ['янв', 'фев', 'мар', 'апр', 'ма', 'июн', 'июл', 'авг', 'сен', 'окт', 'ноя', 'дек'];

/** A day in the ways offices write one. One that can be read in two ways is asked back. */
export function readDay(text: string, order: 'dmy' | 'mdy' | undefined): CellRead {
  const flat = text
    .normalize('NFKC')
    .replace(/\s*(?:г\.?|года?)$/u, '')
    .replace(/[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s?[AP]M)?(?:Z|[+-]\d{2}:?\d{2})?$/i, '')
    .trim();
  const ordered =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/u.exec(flat) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(flat);
  if (ordered) return dayFrom(ordered[1], ordered[2], ordered[3], text);
  const named =
    /^(\d{1,2})[\s.-]*([\p{L}]{3,})\.?[\s,.-]*(\d{4})$/u.exec(flat) ??
    swapped(/^([\p{L}]{3,})\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/u.exec(flat));
  if (named) return dayFrom(named[3], String(monthOf(named[2] ?? '')), named[1], text);
  const [, a = '', sign = '', b = '', year = ''] = /^(\d{1,2})([./-])(\d{1,2})[./-](\d{4})$/.exec(flat) ?? [];
  if (year !== '') {
    if (Number(a) > 12) return dayFrom(year, b, a, text);
    if (Number(b) > 12) return dayFrom(year, a, b, text);
    if (a === b || sign === '.') return dayFrom(year, b, a, text);
    if (order) return order === 'dmy' ? dayFrom(year, b, a, text) : dayFrom(year, a, b, text);
    return fault(
      'cell.ambiguous_day',
      'this day can be read in two ways: say whether the day or the month comes first',
      text,
    );
  }
  return fault('cell.day', 'this is no day: write it as 2026-03-31', text);
}

const swapped = (found: RegExpExecArray | null) => found && [found[0], found[2], found[1], found[3]];

function monthOf(word: string): number {
  const folded = word.toLowerCase();
  const english = MONTHS.findIndex((month) => folded.startsWith(month));
  return (english >= 0 ? english : MONTHS_RU.findIndex((month) => folded.startsWith(month))) + 1;
}

function dayFrom(year = '', month = '', day = '', text: string): CellRead {
  const iso = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== iso)
    return fault('cell.day', 'there is no such day', text);
  return { value: iso };
}

function readPatent(_field: Field, text: string): CellRead {
  if (/^\d{6,}0{6,}$/.test(text)) {
    return fault(
      'cell.excel_number',
      'the last digits are all zeros, as when Excel has rounded a number: enter it again as text',
      text,
    );
  }
  const first = text.split(/\s*[;；\n|]\s*|,\s+(?=[A-Z]{2}\s?\d)/u).filter((one) => one !== '');
  const value = first[0] ?? text;
  if (first.length <= 1) return { value };
  const others = first.slice(1).join('; ');
  return {
    value,
    others: first.slice(1),
    notes: [
      {
        rule: 'cell.more_numbers',
        message: 'the first number was taken as the main one, the others as members of its family',
        value: others.slice(0, 200),
      },
    ],
  };
}

function readCodesOfClass(text: string): CellRead {
  const list = jsonList(text)?.map(String) ?? [text];
  const codes = new Set<string>();
  const notes: Omit<RowNote, 'column'>[] = [];
  for (const bare of list.flatMap(splitIpc)) {
    const read = readIpc(bare);
    if (read.ok) codes.add(read.value.code);
    else notes.push({ rule: 'cell.ipc', message: read.message, value: bare.slice(0, 80) });
  }
  if (codes.size > 0) return { value: [...codes], notes };
  return notes[0] ? { fault: { ...notes[0] } } : {};
}

const foldedCodes = new Map<Vocabulary<string>, Map<string, string>>();

/** A code, or what it is called in any language. */
export function codeOf(vocabulary: Vocabulary<string>, text: string): string | undefined {
  let known = foldedCodes.get(vocabulary);
  if (!known) {
    known = new Map();
    for (const code of vocabulary.codes) {
      for (const name of [code, code.replaceAll('_', ' '), ...Object.values(vocabulary.labels[code] ?? {})])
        known.set(foldHeading(name), code);
    }
    foldedCodes.set(vocabulary, known);
  }
  const folded = foldHeading(text);
  return (
    known.get(folded) ??
    known.get(folded.replace(/license/g, 'licence').replace(/nonexclusive/g, 'non-exclusive')) ??
    SYNONYMS[folded]
  );
}

/** Words of offices for codes. */
const SYNONYMS: Readonly<Record<string, string>> = {
  发明专利: 'patent',
  实用新型: 'patent',
  发明: 'patent',
  invention: 'patent',
  изобретение: 'patent',
  'полезная модель': 'patent',
  'utility model': 'patent',
  成果: 'research_result',
  technology: 'research_result',
  технология: 'research_result',
  软件著作权: 'software',
  'программа для эвм': 'software',
  专利转让: 'assignment',
  出售: 'assignment',
  sale: 'assignment',
  уступка: 'assignment',
  продажа: 'assignment',
  独占实施许可: 'exclusive_licence',
  普通实施许可: 'non_exclusive_licence',
  许可: 'non_exclusive_licence',
  licence: 'non_exclusive_licence',
  license: 'non_exclusive_licence',
  лицензия: 'non_exclusive_licence',
  技术入股: 'equity_contribution',
  入股: 'equity_contribution',
  联合开发: 'joint_development',
  合作: 'joint_development',
  cooperation: 'joint_development',
  сотрудничество: 'joint_development',
};

function readCode(vocabulary: Vocabulary<string>, text: string): CellRead {
  const code = codeOf(vocabulary, text);
  // A word for another list may stand among the synonyms.
  if (code && vocabulary.codes.includes(code)) return { value: code };
  return fault('cell.code', `this is none of: ${vocabulary.codes.join(', ')}`, text);
}

function readCodes(vocabulary: Vocabulary<string>, text: string): CellRead {
  const words = (jsonList(text) ?? text.split(/[;；,，、/|\n]+/u)).map((one) => String(one).trim()).filter(Boolean);
  const codes = words
    .map((word) => codeOf(vocabulary, word))
    .map((code) => (code && vocabulary.codes.includes(code) ? code : undefined));
  const unknown = words.filter((_word, index) => codes[index] === undefined);
  if (unknown.length > 0) return fault('cell.code', `"${unknown[0]}" is none of: ${vocabulary.codes.join(', ')}`, text);
  return { value: [...new Set(codes)] };
}

function jsonList(text: string): unknown[] | undefined {
  if (!text.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function readList(text: string): CellRead {
  const exact = jsonList(text);
  if (exact) return { value: exact };
  const written = /[;；\n]/u.test(text) ? text.split(/[;；\n]+/u) : text.split(/[,，、]+/u);
  const list = written.map((one) => cleanText(one)).filter(Boolean);
  const unique = [...new Map(list.map((one) => [one, one])).values()];
  return unique.length === 0 ? {} : { value: unique };
}

function readTable(field: Field, text: string): CellRead {
  if (field.type !== 'table') return {};
  const exact = jsonList(text);
  if (exact) return { value: exact };
  const { parts } = field;
  const lines = text.includes('|') ? text.split('\n') : text.split(/[\n;；]+/u).flatMap((line) => splitNames(line));
  const rows: Record<string, unknown>[] = [];
  for (const line of lines.map((one) => one.trim()).filter(Boolean)) {
    const row: Record<string, unknown> = {};
    for (const [index, cell] of line
      .split('|')
      .map((one) => one.trim())
      .entries()) {
      const part = parts[index];
      if (!part)
        return fault(
          'cell.table',
          `a line has at most ${parts.length} parts: ${parts.map(({ key }) => key).join(' | ')}`,
          line,
        );
      if (cell === '') {
        if (part.key === 'unit') row.unit = '';
        continue;
      }
      const vocabulary = PART_CODES[part.key];
      const value = part.type === 'number' ? numberOf(cell) : (vocabulary && codeOf(vocabulary, cell)) || cell;
      if (value === undefined) return fault('cell.number', `${part.key} is no number`, line);
      row[part.key] = value;
    }
    rows.push(row);
  }
  return rows.length === 0 ? {} : { value: rows };
}

/** Chinese and Russian lists of names use commas; `Hollis, Ada` is one name. */
function splitNames(line: string): string[] {
  if (/[、，]/u.test(line)) return line.split(/[、，]+/u);
  return /\p{Script=Han}|\p{Script=Cyrillic}/u.test(line) ? line.split(/,\s*/) : [line];
}

const ON_REQUEST =
  /^(?:面议|协商|价格面议|面谈|待定|on request|upon request|negotiable|to be agreed|tbd|по запросу|договорная|по договор[её]нности)$/iu;
const CURRENCIES: readonly (readonly [RegExp, string])[] = [
  [/cny|rmb|人民币|元|¥|￥/iu, 'CNY'],
  [/usd|us\$|\$|美元/iu, 'USD'],
  [/eur|€|欧元|евро/iu, 'EUR'],
  [/rub|₽|руб|卢布/iu, 'RUB'],
  [/kzt|₸|тенге/iu, 'KZT'],
  [/jpy|日元/iu, 'JPY'],
  [/gbp|£/iu, 'GBP'],
];
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/亿/u, 100_000_000],
  [/万/u, 10_000],
  [/千/u, 1000],
  [/млн|million|mln/iu, 1_000_000],
  [/тыс|thousand/iu, 1000],
];

/** A price or a budget; currency and thousands may stand in the heading: `报价（万元）`. */
function readPrice(field: Field, text: string, { heading }: CellContext): CellRead {
  if (ON_REQUEST.test(text)) return field.path === 'price' ? { value: { kind: 'on_request' } } : {};
  const find = <T>(table: readonly (readonly [RegExp, T])[]) =>
    table.find(([mark]) => mark.test(text))?.[1] ?? table.find(([mark]) => mark.test(heading))?.[1];
  const code = /\b[A-Z]{3}\b/.exec(text)?.[0];
  const currency = code && currencyDecimals(code) !== undefined ? code : find(CURRENCIES);
  const times = find(TIMES) ?? 1;
  const numbers = text.split(/\s*(?:-|–|—|~|～|至|到|\bto\b|\bдо\b)\s*/u).map((part) =>
    numberOf(
      part
        .replace(/[^\d.,\s]/gu, '')
        .replace(/[.,\s]+$/, '')
        .trim(),
    ),
  );
  if (numbers.length > 2 || numbers.some((one) => one === undefined) || !currency) {
    const message = currency
      ? 'this is no price: write an amount and a currency, 120000 CNY'
      : 'the currency is missing: 120000 CNY';
    return fault('cell.price', message, text);
  }
  const [from = 0, to] = numbers as number[];
  const moneyOf = (amount: number) => ({ amount: (amount * times).toFixed(currencyDecimals(currency) ?? 2), currency });
  const notes =
    times === 1
      ? []
      : [{ rule: 'cell.multiplied', message: `read as ${moneyOf(from).amount} ${currency}`, value: text }];
  if (field.path === 'budget')
    return { value: to === undefined ? { max: moneyOf(from) } : { min: moneyOf(from), max: moneyOf(to) }, notes };
  const value =
    to === undefined
      ? { kind: 'fixed', amount: moneyOf(from) }
      : { kind: 'range', min: moneyOf(from), max: moneyOf(to) };
  return { value, notes };
}

function readJson(text: string): CellRead {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return fault('cell.json', 'this column is written by an export and cannot be read any more', text);
  }
}
