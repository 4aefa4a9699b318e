import { z } from 'zod';
import { inLatin, plainly } from './patent-text.ts';
import type { Label } from './vocabulary.ts';

export type IpcLevel = 'section' | 'class' | 'subclass' | 'group' | 'subgroup';

/** A code of the International Patent Classification or of the Cooperative one, which shares its form. */
export type IpcCode = {
  /** Normal form: `C`, `C01`, `C01B`, `C01B 32/00`, `C01B 32/184`. */
  code: string;
  level: IpcLevel;
  /** From the section down to the code itself: `['C', 'C01', 'C01B', 'C01B 32/00', 'C01B 32/184']`. */
  path: string[];
};

export type IpcRead =
  | { ok: true; value: IpcCode }
  | { ok: false; rule: 'ipc.format' | 'ipc.section' | 'ipc.class' | 'ipc.range'; message: string };

/** Titles of the sections, short. Y exists in the cooperative classification only. */
export const ipcSections: Readonly<Record<string, Label>> = Object.freeze({
  A: { zh: '生活需要', en: 'Human needs', ru: 'Потребности человека' },
  B: { zh: '作业与运输', en: 'Operations and transport', ru: 'Технологические процессы и транспорт' },
  C: { zh: '化学与冶金', en: 'Chemistry and metallurgy', ru: 'Химия и металлургия' },
  D: { zh: '纺织与造纸', en: 'Textiles and paper', ru: 'Текстиль и бумага' },
  E: { zh: '建筑与采矿', en: 'Construction and mining', ru: 'Строительство и горное дело' },
  F: {
    zh: '机械、照明、加热、武器',
    en: 'Engines, lighting, heating, weapons',
    ru: 'Механика, освещение, отопление, оружие',
  },
  G: { zh: '物理', en: 'Physics', ru: 'Физика' },
  H: { zh: '电学', en: 'Electricity', ru: 'Электричество' },
  Y: { zh: '新兴技术（CPC）', en: 'Emerging technologies (CPC)', ru: 'Новые технологии (CPC)' },
});

// Classes in force (IPC 2025.01 and CPC 2025.01), per section; 99 is "not otherwise provided for". F05 and Y are of CPC alone.
const CLASSES: Readonly<Record<string, string>> = {
  A: '01 21 22 23 24 41 42 43 44 45 46 47 61 62 63 99',
  B: '01 02 03 04 05 06 07 08 09 21 22 23 24 25 26 27 28 29 30 31 32 33 41 42 43 44 60 61 62 63 64 65 66 67 68 81 82 99',
  C: '01 02 03 04 05 06 07 08 09 10 11 12 13 14 21 22 23 25 30 40 99',
  D: '01 02 03 04 05 06 07 10 21 99',
  E: '01 02 03 04 05 06 21 99',
  F: '01 02 03 04 05 15 16 17 21 22 23 24 25 26 27 28 41 42 99',
  G: '01 02 03 04 05 06 07 08 09 10 11 12 16 21 99',
  H: '01 02 03 04 05 10 99',
  Y: '02 04 10',
};

// Fixed-length form of WIPO ST.8: subclass, main group in four digits, subgroup in six filled with zeros at the right.
const FIXED = /^([A-HY])(\d{2})([A-Z])(\d{4})(\d{6})(?!\d)/;
// As printed, also without its subgroup: a main group alone is that group's `/00`. Some databases print `C02F-001/28`, and
// indexing codes of old have a colon.
const PRINTED =
  /^([A-Z])(?:\s*(\d{2})(?:\s*([A-Z])(?:(?:\s*|-(?=\d{3}(?!\d)))(\d{1,4})(?!\d)\s*(?:[/:]\s*(\d{2,6})(?!\d)|\/)?)?)?)?/;
// What may stand behind a code (ST.8): version, level, position, value, day, status, source: `(2017.01)I`, `20170101AFI20190130BHCN`.
const BEHIND =
  /^[\s*]*(?:[([]?\s*(?:19|20)\d{2}[.\-/]?(?:0[1-9]|1[0-2])(?:[.\-/]?\d{2})?\s*[)\]]?)?\s*(?:\(?[ACS]?[FL]?[INA]?\)?)?(?:\s*\d{8}[A-Z]{0,6})?(?:\s*\(?(?:IPC|CPC)[\d-]*\)?)?[\s)\].,;*]*$/;
const LABELS =
  /^[\s.([]*(?:INT\.?\s*CL\.?\s*\d?|U\.?S\.?\s*CL\.?|IPC-?\d?(?:-\d)?|CPC|МПК\d?|СПК|МКИ\d?|(?:IPC|CPC)?(?:国际)?(?:专利)?(?:主)?分类号?|国際特許分類)(?![A-Z\d]*\/)[\s:.,()]*(?=[A-HYА-Я])/u;

// A label that a blank divides from its code.
const LABEL_ALONE = /^(?:INT\.?\s*CL\.?\s*\d?|IPC-?\d?|CPC|МПК\d?|СПК|МКИ\d?)[\s:.]*$/u;

/** A code alone, as it is compared: without label, in plain Latin capitals; `0` and `1` where letters were typed for them. */
function printed(text: string): string {
  let rest = plainly(text);
  for (let before = ''; before !== rest; ) {
    before = rest;
    rest = rest.replace(LABELS, '');
  }
  const latin = inLatin(rest).replace(/^[\s.([]+/, '');
  return latin.replace(/^([A-HY])([O\d])([OIL\d])(?=[A-Z])/, (whole, section: string, tens: string, ones: string) => {
    // Letters alone are a word: GOLD.
    if (!/\d/.test(`${tens}${ones}`)) return whole;
    return `${section}${tens.replace('O', '0')}${ones.replace('O', '0').replace(/[IL]/, '1')}`;
  });
}

function matchOf(text: string): { match: RegExpExecArray; isFixed: boolean } | undefined {
  const flat = printed(text);
  for (const pattern of [FIXED, PRINTED]) {
    const match = pattern.exec(flat);
    if (match && BEHIND.test(flat.slice(match[0].length))) return { match, isFixed: pattern === FIXED };
  }
  return undefined;
}

function isClass(section: string, number: string): boolean {
  return CLASSES[section]?.split(' ').includes(number) ?? false;
}

/** The longest text that a code is looked for in, what is printed around it included. */
const CODE_TEXT_MAX = 120;
const CODES_TEXT_MAX = 2000;

/**
 * Reads a code in any usual spelling: `c01b32/184`, `C01B 32/184`, `C01B0032184000`, `C01B 32/184 (2017.01)I`, also a
 * bare `C`, `C01`, `C01B`, `C01B 32`. Section and class must exist; main groups are 1-9999, a subgroup has 2-6 digits.
 */
export function readIpc(text: string): IpcRead {
  const found = text.length > CODE_TEXT_MAX ? undefined : matchOf(text);
  if (!found?.match[1]) {
    return { ok: false, rule: 'ipc.format', message: `"${text.slice(0, 40)}" is not an IPC code such as C01B 32/184` };
  }
  const fixed = found.isFixed;
  const [, section = '', klass, letter, group, given] = found.match;
  const rawSub = group === undefined ? undefined : (given ?? '00');
  if (!(section in CLASSES)) return { ok: false, rule: 'ipc.section', message: `There is no IPC section ${section}` };
  const path = [section];
  if (klass === undefined) return { ok: true, value: { code: section, level: 'section', path } };
  if (!isClass(section, klass)) {
    return { ok: false, rule: 'ipc.class', message: `There is no IPC class ${section}${klass}` };
  }
  path.push(`${section}${klass}`);
  if (letter === undefined) return { ok: true, value: { code: `${section}${klass}`, level: 'class', path } };
  if (klass === '99' && letter !== 'Z') {
    return { ok: false, rule: 'ipc.class', message: `There is no IPC subclass ${section}99${letter}` };
  }
  const subclass = `${section}${klass}${letter}`;
  path.push(subclass);
  if (group === undefined || rawSub === undefined) {
    return { ok: true, value: { code: subclass, level: 'subclass', path } };
  }
  const sub = fixed ? rawSub.slice(0, 2) + rawSub.slice(2).replace(/0+$/, '') : rawSub;
  const groupNumber = Number(group);
  // "Not otherwise provided for" has one group in each section.
  if (klass === '99' && `${letter} ${groupNumber}/${sub}` !== 'Z 99/00') {
    return { ok: false, rule: 'ipc.range', message: `Class ${section}99 has the group ${section}99Z 99/00 only` };
  }
  if (groupNumber === 0 || (Number(sub) === 0 && sub !== '00')) {
    return { ok: false, rule: 'ipc.range', message: `${subclass} has no group ${group}/${sub}` };
  }
  const mainGroup = `${subclass} ${groupNumber}/00`;
  path.push(mainGroup);
  if (sub === '00') return { ok: true, value: { code: mainGroup, level: 'group', path } };
  const code = `${subclass} ${groupNumber}/${sub}`;
  path.push(code);
  return { ok: true, value: { code, level: 'subgroup', path } };
}

/**
 * The codes of a list as it is printed, joined by `;`, `,`, `//` or blanks. A group without its subclass has that of the
 * code before: `H01M 10/0525, 10/058`. What is no code stays as it was written, for the reader to refuse by name.
 */
export function splitIpc(text: string): string[] {
  const codes: string[] = [];
  let subclass = '';
  const pieces = plainly(text)
    .split(/[;；,，、|\n]+|\/\/|(?<=[\d)\]A-Z])\s+(?=[A-HYАВСЕН]\s?[\dO]\d\s?[A-Z]\s*\d)/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '' && !LABEL_ALONE.test(piece));
  for (const piece of pieces) {
    const whole = /^[([\s]*\d{1,4}\s*\/\s*\d{2,6}/.test(piece) ? `${subclass} ${piece}` : piece;
    const read = readIpc(whole);
    if (read.ok) subclass = read.value.path[2] ?? subclass;
    codes.push(read.ok ? read.value.code : piece);
  }
  return codes;
}

/**
 * The code in normal form with its level and path.
 * @throws RangeError with the reason for a text that is not a code.
 */
export function parseIpc(text: string): IpcCode {
  const result = readIpc(text);
  if (!result.ok) throw new RangeError(result.message);
  return result.value;
}

/** Schema of a code at any level, brought to normal form; of several printed in one text, each. */
export const ipcCodeSchema = z
  .string()
  .max(CODES_TEXT_MAX)
  .superRefine((text, ctx) => {
    const codes = splitIpc(text);
    for (const code of codes.length > 0 ? codes : [text]) {
      const result = readIpc(code);
      if (result.ok) continue;
      ctx.addIssue({ code: 'custom', message: result.message, params: { rule: result.rule } });
      return;
    }
  })
  .overwrite((text) => splitIpc(text).join('; '))
  .meta({ id: 'IpcCode', example: 'C01B 32/184' });

/** Schema of a list of codes. A text that holds several, as offices print them, becomes several. */
export const ipcCodesSchema = ({ min = 0, max }: { min?: number; max: number }) =>
  z
    .array(ipcCodeSchema)
    .overwrite((list) =>
      list.some((text) => text.includes(';')) ? [...new Set(list.flatMap((text) => text.split('; ')))] : list,
    )
    .min(min)
    .max(max);

/** Schemas of a code at one level, as a filter takes it. */
export const ipcLevels = {
  section: z.string().regex(/^[A-HY]$/, { error: 'Not an IPC section: A-H or Y' }),
  class: z.string().regex(/^[A-HY]\d{2}$/, { error: 'Not an IPC class such as C01' }),
  subclass: z.string().regex(/^[A-HY]\d{2}[A-Z]$/, { error: 'Not an IPC subclass such as C01B' }),
};

/** Codes by level and with all above them, each once, as an index counts and filters them. @throws RangeError as `parseIpc`. */
export function ipcFacets(codes: readonly string[]): Record<'section' | 'class' | 'subclass' | 'ipcPath', string[]> {
  const paths = codes.map((code) => parseIpc(code).path);
  const level = (index: number) => [...new Set(paths.flatMap((path) => path[index] ?? []))];
  return { section: level(0), class: level(1), subclass: level(2), ipcPath: [...new Set(paths.flat())] };
}

// Similarity by the deepest level two codes share: none, section, class, subclass, main group, all. A section says
// little ("chemistry"), a subclass most of what matters for a match.
const SHARED = [0, 0.1, 0.35, 0.7, 0.9, 1];

function sharedLevels(a: IpcCode, b: IpcCode): number {
  let shared = 0;
  while (shared < a.path.length && a.path[shared] === b.path[shared]) shared++;
  return shared;
}

/** Steps through the tree from one code to the other: 0 for equal codes, at most 10. @throws RangeError as `parseIpc`. */
export function ipcDistance(a: string, b: string): number {
  const [left, right] = [parseIpc(a), parseIpc(b)];
  return left.path.length + right.path.length - 2 * sharedLevels(left, right);
}

/**
 * How near two codes are, 0..1: symmetric, and 1 only for equal codes. By the deepest level shared: section .1,
 * class .35, subclass .7, main group .9. @throws RangeError as `parseIpc`.
 */
export function ipcSimilarity(a: string, b: string): number {
  const [left, right] = [parseIpc(a), parseIpc(b)];
  if (left.code === right.code) return 1;
  return SHARED[sharedLevels(left, right)] ?? 0;
}

/**
 * How near two lists of codes are, 0..1: the mean over both lists of each code's best partner; symmetric.
 * Undefined when a list is empty: absent codes are no evidence.
 */
export function ipcSetSimilarity(a: readonly string[], b: readonly string[]): number | undefined {
  if (a.length === 0 || b.length === 0) return undefined;
  const best = (from: readonly string[], to: readonly string[]) =>
    from.reduce((sum, code) => sum + Math.max(...to.map((other) => ipcSimilarity(code, other))), 0) / from.length;
  return (best(a, b) + best(b, a)) / 2;
}
