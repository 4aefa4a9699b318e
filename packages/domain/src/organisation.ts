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
  })
  .meta({ id: 'OrganisationIdentifiers' });
