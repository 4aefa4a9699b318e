import { z } from 'zod';

/**
 * The check character of the first 15 digits of an ORCID iD: ISO 7064 mod 11-2, `X` stands for ten. Undefined when they are
 * not 15 digits.
 */
export function orcidCheckCharacter(first15: string): string | undefined {
  if (!/^\d{15}$/.test(first15)) return undefined;
  let total = 0;
  for (const digit of first15) total = (total + Number(digit)) * 2;
  const check = (12 - (total % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

const PREFIX = /^(?:(?:https?:\/\/)?(?:www\.)?orcid\.org\/|orcid(?: id)?\s*:?\s*)/i;
/** Also the hyphens and dashes that texts are set with, and blanks. */
const BETWEEN = '[-\\u2010-\\u2015\\u2212\\s]?';
const PARTS = new RegExp(String.raw`^(\d{4})${BETWEEN}(\d{4})${BETWEEN}(\d{4})${BETWEEN}(\d{3})([\dXx])\/?$`);

/**
 * An ORCID iD in its one written form, `0000-0002-1825-0097`; undefined when it is none. Takes its address and `ORCID:` before
 * it, and the digits with hyphens, blanks or nothing between.
 */
export function readOrcid(text: string): string | undefined {
  const match = PARTS.exec(text.normalize('NFKC').trim().replace(PREFIX, ''));
  if (!match) return undefined;
  const [, a = '', b = '', c = '', d = '', check = ''] = match;
  if (orcidCheckCharacter(a + b + c + d) !== check.toUpperCase()) return undefined;
  return `${a}-${b}-${c}-${d}${check.toUpperCase()}`;
}

/** The ORCID iD of a person, kept in its one written form. */
export const orcidSchema = z
  .string()
  .max(60)
  .overwrite((text) => readOrcid(text) ?? text)
  .superRefine((text, ctx) => {
    if (readOrcid(text)) return;
    const message = 'Not an ORCID iD: the check character is wrong';
    ctx.addIssue({ code: 'custom', message, params: { rule: 'person.orcid' } });
  })
  .meta({ id: 'Orcid', example: '0000-0002-1825-0097' });
