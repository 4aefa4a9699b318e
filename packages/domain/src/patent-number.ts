import { z } from 'zod';
import {
  type NumberForm,
  type PatentNumberRule,
  type PatentRole,
  patentForms,
  rightOfKind,
  roleOfRight,
  shortened,
} from './patent-forms.ts';
import { type NumberText, readNumberText } from './patent-text.ts';

/** A patent number that was understood. */
export type PatentNumber = {
  /** Two-letter office: `CN`, `WO`, `EP` ... */
  office: string;
  role: PatentRole;
  /** The one spelling of this number: `CN201910823456.0`, `CN110569471A`, `PCT/CN2019/123456`, `WO2019123456A1`. */
  number: string;
  /** Kind code of a publication, when it was given. */
  kind?: string;
};

export type PatentNumberRead =
  | { ok: true; value: PatentNumber }
  | { ok: false; rule: PatentNumberRule; message: string };

/** The longest text that a number is looked for in, words around it included. */
export const NUMBER_TEXT_MAX = 160;

const formsOf = new Map<string, NumberForm[]>();
for (const form of patentForms) formsOf.set(form.office, [...(formsOf.get(form.office) ?? []), form]);
const GENERAL = formsOf.get('') ?? [];
/** Forms that a number without an office may have. */
const UNNAMED = patentForms.filter(({ pattern }) => /^\^\(\?(?::|<(?!office))/.test(pattern.source));
const ruled = [...formsOf.keys()].filter((office) => office !== '');
// An office's code may stand in an international number of another.
const INTERNATIONAL = formsOf.get('WO') ?? [];

type Reading = { form: NumberForm; result: PatentNumberRead };

function candidates({ flat }: NumberText): readonly NumberForm[] {
  const code = flat.startsWith('PCT') ? 'WO' : flat.slice(0, 2);
  if (!/^[A-Z]{2}/.test(code)) return UNNAMED;
  const own = formsOf.get(code) ?? GENERAL;
  return /W$/.test(flat) || code === 'WO' ? [...INTERNATIONAL, ...own] : own === GENERAL ? own : [...own, ...GENERAL];
}

function tryForm(form: NumberForm, text: NumberText): PatentNumberRead | undefined {
  const match = form.pattern.exec(form.isDashed ? text.flat : text.plain);
  if (!match) return undefined;
  const groups = match.groups ?? {};
  const fault = form.fault?.(groups);
  if (fault) return { ok: false, ...fault };
  const office = form.office || (groups.office ?? '');
  const written = form.write(groups);
  // What follows the last digit of a publication number is its kind code.
  const kind = form.role === 'publication' ? /\d([A-Z]\d?)$/.exec(written)?.[1] : undefined;
  const said = kind || form.rights || form.role === 'application' ? undefined : text.right;
  const value: PatentNumber = { office, role: form.role, number: `${written}${said ?? ''}` };
  const whole = kind ?? said;
  return { ok: true, value: whole ? { ...value, kind: whole } : value };
}

/**
 * Reads a patent number in its usual spellings and brings it to one. With `role`, a number of the other role is
 * refused by name: `CN110569471A` is a publication, `CN201910823456.0` an application. The same digits may be both, and
 * are what the role says. Words, dashes and days around the number are left out. Chinese application numbers must carry
 * the right check digit; what those of others should be says `checkDigitOf`.
 *
 * @example readPatentNumber('CN 110569471 A') // { ok: true, value: { office: 'CN', number: 'CN110569471A', ... } }
 */
export function readPatentNumber(text: string, role?: PatentRole): PatentNumberRead {
  return readWith(text, role).result;
}

function readWith(text: string, role?: PatentRole): { form?: NumberForm; result: PatentNumberRead } {
  const refused = (rule: PatentNumberRule, message: string) => ({ result: { ok: false as const, rule, message } });
  if (text.trim() === '') return refused('patent_number.empty', 'The number is empty');
  const shown = text.slice(0, 40);
  const taken: NumberText = text.length > NUMBER_TEXT_MAX ? { flat: '', plain: '' } : readNumberText(text);
  const readings = candidates(taken).flatMap((form): Reading[] => {
    const result = tryForm(form, taken);
    return result ? [{ form, result }] : [];
  });
  const best = role ? withRole(readings, role, taken, shown) : withoutRole(readings, taken);
  if (best) return best;
  if (/^\d[.,]?\d*E\+?\d+$/.test(taken.plain)) {
    return refused('patent_number.rounded', `"${shown}" was rounded by a spreadsheet: enter the number again as text`);
  }
  if (taken.foreign && /\d{4}/.test(taken.plain)) {
    const { foreign } = taken;
    return refused(
      'patent_number.letter',
      `"${shown}" has the letter ${foreign} (${nameOf(foreign)}), which no number has`,
    );
  }
  const office = /^([A-Z]{2})\d/.exec(taken.flat)?.[1];
  if (office && !ruled.includes(office)) {
    const message = `Numbers of ${office} need the form office, digits, kind code; fully known are ${ruled.join(', ')}`;
    return refused('patent_number.office', message);
  }
  const message = `"${shown}" is not a patent number such as CN110569471A, CN201910823456.0, US10123456B2 or PCT/CN2019/123456`;
  return refused('patent_number.format', message);
}

/** The first that reads well; what fits two roles only where no other form fits. */
function withoutRole(readings: readonly Reading[], { role }: NumberText): Reading | undefined {
  const said = readings.filter(({ form }) => form.role === role);
  const plain = readings.filter(({ form }) => !form.onlyIfSaid);
  const inOrder = [...said, ...plain, ...readings];
  return inOrder.find(({ result }) => result.ok) ?? inOrder[0];
}

function withRole(
  readings: readonly Reading[],
  role: PatentRole,
  taken: NumberText,
  shown: string,
): { form?: NumberForm; result: PatentNumberRead } | undefined {
  const own = readings.filter(({ form }) => form.role === role);
  const others = readings.filter(({ form }) => form.role !== role);
  const best = own.find(({ result }) => result.ok) ?? own[0];
  const isSaidOtherwise = taken.role !== undefined && taken.role !== role && others.some(({ result }) => result.ok);
  if (best && !(best.result.ok && isSaidOtherwise)) return best;
  if (!best && others.length === 0) return undefined;
  const is = role === 'application' ? 'publication' : 'application';
  const message = `"${shown}" is ${is === 'publication' ? 'a' : 'an'} ${is} number`;
  return { result: { ok: false, rule: `patent_number.is_${is}`, message } };
}

const nameOf = (letter: string): string =>
  /\p{Script=Cyrillic}/u.test(letter) ? 'Cyrillic' : /\p{Script=Greek}/u.test(letter) ? 'Greek' : 'no Latin letter';

/** Without the zeros between office (and the letters of a series) and the first other digit. */
function withoutZeros(number: string): string {
  return number.replace(/^([A-Z]{2,5})0+(?=[1-9])/, '$1');
}

function numberSchema(role: PatentRole, id: string, example: string) {
  return z
    .string()
    .max(NUMBER_TEXT_MAX)
    .superRefine((text, ctx) => {
      const result = readPatentNumber(text, role);
      if (!result.ok) ctx.addIssue({ code: 'custom', message: result.message, params: { rule: result.rule } });
    })
    .overwrite((text) => {
      const result = readPatentNumber(text, role);
      return result.ok ? result.value.number : text;
    })
    .meta({ id, example });
}

/** Schema of an application number, brought to its one spelling. */
export const applicationNumberSchema = numberSchema('application', 'ApplicationNumber', 'CN201910823456.0');

/** Schema of a publication or grant number, brought to its one spelling, kind code included when given. */
export const publicationNumberSchema = numberSchema('publication', 'PublicationNumber', 'CN110569471A');

/**
 * The digits of the right itself, whatever register wrote them. Without kind code, because A and B of one number are
 * one right, without padding zeros, and without check digits that not every register gives. Where an office counts
 * utility models, designs or translations for themselves, their letter stays. An unreadable number stays as it is.
 *
 * @example bareNumber('US07318131B2') // 'US7318131'
 */
export function bareNumber(text: string, role?: PatentRole): string {
  return rightOf(text, role)?.bare ?? text;
}

function rightOf(text: string, role?: PatentRole): { bare: string; role: PatentRole } | undefined {
  const { form, result } = readWith(text, role);
  if (!form || !result.ok) return undefined;
  const { number, kind, office } = result.value;
  const digits = kind && number.endsWith(kind) ? number.slice(0, -kind.length) : number;
  const own = form.role === 'application' ? shortened(office, digits) : `${digits}${letterOf(form, kind)}`;
  return { bare: withoutZeros(own), role: roleOfRight(office, form.role) };
}

function letterOf({ rights }: NumberForm, kind: string | undefined): string {
  if (rights === 'one') return '';
  if (rights === 'letters') return (kind?.charAt(0) ?? 'A').replace('A', '');
  const right = rightOfKind(kind);
  return rights === 'models' && right !== 'U' ? '' : right;
}

/**
 * The name of a patent: its number and the role of the number. An application and a publication with the same digits
 * may be two patents; of offices that keep one number for both they are one. What cannot be read keeps its text.
 *
 * @example patentName('US 09/139,127') // 'application:US9/139127'
 */
export function patentName(text: string, role?: PatentRole): string {
  const right = rightOf(text, role) ?? rightOf(text);
  return right ? `${right.role}:${right.bare}` : `number:${text}`;
}

/** The names that a number may have, as an application and as a publication: whoever looks for it need not say which. */
export function patentNames(text: string): string[] {
  const rights = [rightOf(text), rightOf(text, 'application'), rightOf(text, 'publication')];
  return [...new Set(rights.flatMap((right) => (right ? [`${right.role}:${right.bare}`] : [])))];
}

/**
 * The one form of a patent's name that was written earlier, when zeros still filled names up and check digits stood in
 * them. A name in this form stays as it is, because a bare number does not contain its role.
 *
 * @example patentNameInForm('publication:EP0712345') // 'publication:EP712345'
 */
export function patentNameInForm(name: string): string {
  const [, kind = '', number = ''] = /^(application:|publication:)(.+)$/.exec(name) ?? [];
  if (!kind) return name;
  const office = number.startsWith('PCT') ? 'WO' : number.slice(0, 2);
  const isApplication = kind === 'application:';
  const own = withoutZeros(isApplication ? shortened(office, number) : number);
  return `${roleOfRight(office, isApplication ? 'application' : 'publication')}:${own}`;
}

const DIGITS = [...'0123456789'];

/**
 * Names that were written for a right before its present one, when check digits stood in them, each office's
 * applications and publications were told apart, and Japanese years had no letter. What is kept under one of these is
 * the same right.
 *
 * @example earlierNames('application:EP19123456').includes('application:EP19123456.7') // true
 */
export function earlierNames(name: string): string[] {
  const [, role = '', number = ''] = /^(application|publication):(.+)$/.exec(name) ?? [];
  const office = number.startsWith('PCT') ? 'WO' : number.slice(0, 2);
  const isShared = role === 'publication' && roleOfRight(office, 'application') === 'publication';
  const applied = role === 'application' || isShared ? [number] : [];
  const checked = applied.flatMap((own) =>
    DIGITS.map((digit) => `${own}.${digit}`).filter((whole) => shortened(office, whole) === own),
  );
  const era = /^JP[HS](\d{6,8})$/.exec(number)?.[1];
  const year = /^AU(\d{4})0(\d{5})$/.exec(number);
  return [
    ...[...(isShared ? applied : []), ...checked].map((own) => `application:${own}`),
    ...(era ? [`publication:JP${era}`] : []),
    ...(year ? [`publication:AU${year[1]}${year[2]}`] : []),
  ];
}

/**
 * The keys of a patent, independent of spelling: its family, its application and its publication without the kind code,
 * and those of the other members of its family. Two records that share a key are one patent or family.
 *
 * @example patentKeys({ publicationNumber: 'CN110569471A', familyId: 'x1' }) // ['family:X1', 'publication:CN110569471']
 */
export function patentKeys(
  patent:
    | (Numbers & { readonly familyId?: string | undefined; readonly family?: readonly Numbers[] | undefined })
    | undefined,
): string[] {
  const keys = patent?.familyId ? [`family:${patent.familyId.toUpperCase()}`] : [];
  for (const member of patent ? [patent, ...(patent.family ?? [])] : []) keys.push(...namesOfNumbers(member));
  return [...new Set(keys)];
}

type Numbers = {
  readonly applicationNumber?: string | undefined;
  readonly publicationNumber?: string | undefined;
};

/** The names of a document's right by its numbers. */
function namesOfNumbers({ applicationNumber, publicationNumber }: Numbers): string[] {
  return [
    ...(applicationNumber ? [patentName(applicationNumber, 'application')] : []),
    ...(publicationNumber ? [patentName(publicationNumber, 'publication')] : []),
  ];
}
