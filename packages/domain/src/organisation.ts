import { z } from 'zod';
import { vocabulary } from './vocabulary.ts';

/** Kinds of organisation. */
export const organisationKinds = vocabulary('OrganisationKind', {
  university: { zh: '高等院校', en: 'University', ru: 'Университет' },
  institute: { zh: '科研院所', en: 'Research institute', ru: 'Научный институт' },
  company: { zh: '企业', en: 'Company', ru: 'Предприятие' },
  agency: { zh: '技术转移服务机构', en: 'Transfer agency', ru: 'Агентство по трансферу технологий' },
  operator: { zh: '交易所运营机构', en: 'Operator of the exchange', ru: 'Оператор биржи' },
  financier: { zh: '金融机构', en: 'Financier', ru: 'Финансовая организация' },
  government: { zh: '政府部门', en: 'Government body', ru: 'Орган власти' },
});
export type OrganisationKind = (typeof organisationKinds.codes)[number];

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// GB 32100-2015: weight i is 3^(i-1) mod 31; the check character makes the weighted sum a multiple of 31.
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** Check character of the first 17 characters of a unified social credit code, or undefined when they are malformed. */
export function usccCheckCharacter(first17: string): string | undefined {
  if (first17.length !== 17) return undefined;
  let sum = 0;
  for (const [index, weight] of USCC_WEIGHTS.entries()) {
    const value = USCC_ALPHABET.indexOf(first17.charAt(index));
    if (value < 0) return undefined;
    sum += value * weight;
  }
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** True for an 18-character unified social credit code (GB 32100-2015) whose check character is right. */
export function isUscc(code: string): boolean {
  return code.length === 18 && usccCheckCharacter(code.slice(0, 17)) === code.charAt(17);
}

const CROCKFORD = '0123456789abcdefghjkmnpqrstvwxyz';

/** True for a ROR id (`04ct4d772` or its https address): base32 number and its two check digits, ISO 7064 mod 97-10. */
export function isRor(id: string): boolean {
  const match = /^(?:https:\/\/ror\.org\/)?(0[a-hj-km-np-tv-z0-9]{6})([0-9]{2})$/.exec(id);
  if (!match?.[1]) return false;
  let value = 0;
  for (const character of match[1]) value = value * 32 + CROCKFORD.indexOf(character);
  return 98 - ((value * 100) % 97) === Number(match[2]);
}

/** True for a legal entity identifier (ISO 17442): 18 letters or digits and two check digits, mod 97 = 1. */
export function isLei(code: string): boolean {
  if (!/^[A-Z0-9]{18}[0-9]{2}$/.test(code)) return false;
  let rest = 0;
  for (const character of code) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** What the weighted digits leave modulo 11, and of that modulo 10: a check digit of the tax service of Russia. */
function innCheckDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(digits.charAt(at)), 0);
  return (sum % 11) % 10;
}

// Order of the Federal Tax Service of 29 June 2012, ММВ-7-6/435@: the check digits of an organisation and of a person.
const INN_10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const INN_11 = [7, ...INN_10];
const INN_12 = [3, ...INN_11];

/** True for a taxpayer number of Russia (INN): 10 digits of an organisation or 12 of a person, with their check digits. */
export function isInn(code: string): boolean {
  // The first two digits name the region; there is none 00.
  if (!/^(?!00)(?:\d{10}|\d{12})$/.test(code)) return false;
  if (code.length === 10) return innCheckDigit(code, INN_10) === Number(code.charAt(9));
  return (
    innCheckDigit(code, INN_11) === Number(code.charAt(10)) && innCheckDigit(code, INN_12) === Number(code.charAt(11))
  );
}

/**
 * True for a registration number of Russia: OGRN, 13 digits of an organisation, or OGRNIP, 15 of an entrepreneur. The
 * last digit is what the number before it leaves modulo 11, or 13, and of that modulo 10.
 */
export function isOgrn(code: string): boolean {
  if (!/^(?:[15]\d{12}|3\d{14})$/.test(code)) return false;
  const modulus = code.length === 13 ? 11 : 13;
  return (Number(code.slice(0, -1)) % modulus) % 10 === Number(code.at(-1));
}

function checked(isRight: (code: string) => boolean, rule: string, message: string) {
  return z
    .string()
    .max(60)
    .superRefine((code, ctx) => {
      if (!isRight(code)) ctx.addIssue({ code: 'custom', message, params: { rule } });
    });
}

/** Identifiers of an organisation in public registers; each is checked by its own check characters. */
export const organisationIdentifiersSchema = z
  .strictObject({
    uscc: checked(
      isUscc,
      'organisation.uscc',
      'Not a unified social credit code: the check character is wrong',
    ).optional(),
    ror: checked(isRor, 'organisation.ror', 'Not a ROR id: the check digits are wrong').optional(),
    lei: checked(isLei, 'organisation.lei', 'Not a legal entity identifier: the check digits are wrong').optional(),
    inn: checked(isInn, 'organisation.inn', 'Not a taxpayer number (INN): the check digits are wrong').optional(),
    ogrn: checked(isOgrn, 'organisation.ogrn', 'Not a registration number (OGRN): the check digit is wrong').optional(),
  })
  .meta({ id: 'OrganisationIdentifiers' });
export type OrganisationIdentifiers = z.infer<typeof organisationIdentifiersSchema>;

/** The registers that an organisation may be known to. */
export const identifierSchemes = organisationIdentifiersSchema.keyof();
export type IdentifierScheme = z.infer<typeof identifierSchemes>;

/** An identifier in the one form in which equal ones are equal: no spaces, letters as its register writes them. */
export function normalIdentifier(scheme: IdentifierScheme, code: string): string {
  const bare = code.normalize('NFKC').replace(/[\s\u00ad-]/gu, '');
  if (scheme === 'ror') return bare.toLowerCase().replace(/^(?:https:\/\/)?ror\.org\//, '');
  return scheme === 'uscc' || scheme === 'lei' ? bare.toUpperCase() : bare;
}
