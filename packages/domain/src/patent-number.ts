import { z } from 'zod';
import { type NumberForm, type PatentNumberRule, type PatentRole, patentForms } from './patent-forms.ts';

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

const ruled = [...new Set(patentForms.map((form) => form.office))].filter((office) => office !== '');

// Full-width letters and digits, and the marks Chinese, Japanese and Russian pages put around a number.
function flatten(text: string): string {
  return text
    .replace(/№/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^(?:ZL|专利号[::]?|申请号[::]?|公开号[::]?|公告号[::]?)\s*/u, (mark) =>
      mark.startsWith('ZL') ? 'CN' : '',
    )
    .replace(/\p{Pd}/gu, '-')
    .replace(/[,\s\u00a0]+/gu, '');
}

/**
 * Other spellings of a number that fits no form, the likeliest first: dashes (`US-7318131-B2`), padding
 * (`US07318131B2`), or missing leading zeros (`US 9/139,127`, `EP 712345 B1`).
 */
function otherSpellings(flat: string): string[] {
  const plain = flat.replaceAll('-', '');
  const bare = withoutZeros(plain);
  return [...new Set([plain, bare, filled(bare)])].filter((text) => text !== flat);
}

// Offices whose numbers have one length, and what follows the digits that are filled up with zeros.
const LENGTHS: readonly { fits: RegExp; length: number }[] = [
  { fits: /^(US)(\d)(\/\d{6})$/, length: 2 },
  { fits: /^(EP)(\d{6,7})(\.\d)$/, length: 8 },
  { fits: /^(EP)(\d{4,6})((?:[AB][1-9])?)$/, length: 7 },
  { fits: /^(GB)(\d{4,6})(\.\d)$/, length: 7 },
  { fits: /^(CN)(\d{6,7})(\.[\dX])$/, length: 8 },
];

function filled(bare: string): string {
  for (const { fits, length } of LENGTHS) {
    const [, office = '', digits = '', rest = ''] = fits.exec(bare) ?? [];
    if (office) return `${office}${digits.padStart(length, '0')}${rest}`;
  }
  return bare;
}

/** Without the zeros between office (and the letters of a series) and the first other digit. */
function withoutZeros(number: string): string {
  return number.replace(/^([A-Z]{2,5})0+(?=[1-9])/, '$1');
}

function tryForm(form: NumberForm, flat: string): PatentNumberRead | undefined {
  const match = form.pattern.exec(flat);
  if (!match) return undefined;
  const groups = match.groups ?? {};
  const fault = form.fault?.(groups);
  if (fault) return { ok: false, ...fault };
  const kind = groups.kind;
  const value: PatentNumber = {
    office: form.office || (groups.office ?? ''),
    role: form.role,
    number: form.write(groups),
  };
  return { ok: true, value: kind ? { ...value, kind } : value };
}

/**
 * Reads a patent number in its usual spellings and brings it to one. With `role`, a number of the other role is
 * refused by name: `CN110569471A` is a publication, `CN201910823456.0` an application. Chinese application numbers
 * must carry the right check digit; other offices' check digits are not verified.
 *
 * @example readPatentNumber('CN 110569471 A') // { ok: true, value: { office: 'CN', number: 'CN110569471A', ... } }
 */
export function readPatentNumber(text: string, role?: PatentRole): PatentNumberRead {
  if (text.trim() === '') return { ok: false, rule: 'patent_number.empty', message: 'The number is empty' };
  const flat = text.length > 60 ? '' : flatten(text);
  const read = readFlat(flat, text.slice(0, 40), role);
  if (read.ok || !UNREAD.has(read.rule)) return read;
  // Only when the number fits no form as it is: zeros and dashes belong to some offices' forms.
  for (const spelling of otherSpellings(flat)) {
    const again = readFlat(spelling, text.slice(0, 40), role);
    if (again.ok || !UNREAD.has(again.rule)) return again;
  }
  return read;
}

const UNREAD: ReadonlySet<string> = new Set<PatentNumberRule>(['patent_number.format', 'patent_number.office']);

function readFlat(flat: string, shown: string, role: PatentRole | undefined): PatentNumberRead {
  let otherRole: PatentNumberRead | undefined;
  let fault: PatentNumberRead | undefined;
  for (const form of patentForms) {
    const result = tryForm(form, flat);
    if (!result) continue;
    if (role && form.role !== role) {
      otherRole ??= result;
    } else if (result.ok) {
      return result;
    } else {
      fault ??= result;
    }
  }
  if (fault) return fault;
  if (otherRole) {
    const is = role === 'application' ? 'publication' : 'application';
    return {
      ok: false,
      rule: `patent_number.is_${is}`,
      message: `"${shown}" is ${is === 'publication' ? 'a' : 'an'} ${is} number`,
    };
  }
  const office = /^([A-Z]{2})\d/.exec(flat)?.[1];
  if (office && !ruled.includes(office)) {
    const message = `Numbers of ${office} need the form office, digits, kind code; fully known are ${ruled.join(', ')}`;
    return { ok: false, rule: 'patent_number.office', message };
  }
  const message = `"${shown}" is not a patent number such as CN110569471A, CN201910823456.0, US10123456B2 or PCT/CN2019/123456`;
  return { ok: false, rule: 'patent_number.format', message };
}

function numberSchema(role: PatentRole, id: string, example: string) {
  return z
    .string()
    .max(60)
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
 * one right, and without padding zeros. An unreadable number stays as it is.
 *
 * @example bareNumber('US07318131B2') // 'US7318131'
 */
export function bareNumber(text: string): string {
  const read = readPatentNumber(text);
  if (!read.ok) return text;
  const { number, kind } = read.value;
  return withoutZeros(kind && number.endsWith(kind) ? number.slice(0, -kind.length) : number);
}

/**
 * The name of a patent: its number and the role of the number. An application and a publication with the same digits
 * may be two patents. What cannot be read keeps its text.
 *
 * @example patentName('US 09/139,127') // 'application:US9/139127'
 */
export function patentName(text: string): string {
  const read = readPatentNumber(text);
  return read.ok ? `${read.value.role}:${bareNumber(text)}` : `number:${text}`;
}

/**
 * The one form of a patent's name that was written earlier, when zeros still filled names up. A name in this form stays
 * as it is, because a bare number does not contain its role.
 *
 * @example patentNameInForm('publication:EP0712345') // 'publication:EP712345'
 */
export function patentNameInForm(name: string): string {
  const [, kind = '', number = ''] = /^(application:|publication:)(.+)$/.exec(name) ?? [];
  return kind ? `${kind}${withoutZeros(number)}` : name;
}

/**
 * The keys of a patent, independent of spelling: its family, its application and its publication without the kind code.
 * Two records that share a key are one patent or family.
 *
 * @example patentKeys({ publicationNumber: 'CN110569471A', familyId: 'x1' }) // ['family:X1', 'number:CN110569471']
 */
export function patentKeys(
  patent:
    | {
        readonly familyId?: string | undefined;
        readonly applicationNumber?: string | undefined;
        readonly publicationNumber?: string | undefined;
      }
    | undefined,
): string[] {
  const keys = patent?.familyId ? [`family:${patent.familyId.toUpperCase()}`] : [];
  for (const number of [patent?.applicationNumber, patent?.publicationNumber]) {
    if (number) keys.push(`number:${bareNumber(number)}`);
  }
  return [...new Set(keys)];
}
