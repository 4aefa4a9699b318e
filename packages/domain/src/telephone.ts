import { z } from 'zod';

/** Number, in groups and brackets as people print it; then an extension, in the words of its language. */
const NUMBER = /^\+?(?:\(\+?\d{1,6}\)|\d)(?:[ .\-/]{0,2}(?:\(\d{1,6}\)|\d)){3,19}$/;
const EXTENSION =
  /[\s,;]*(?:ext(?:ension|n)?[.:=]?|extension|x|#|доб(?:авочный)?\.?|вн\.?|转接?|轉|分机|分機|内线)\s*(?<digits>\d{1,8})$/iu;

/**
 * A telephone number in one spelling of digits and signs: full width and dashes of any kind become plain ones; how it is
 * grouped stays as it was given. Undefined for what is none.
 */
export function telephoneOf(text: string): string | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const extension = EXTENSION.exec(plain);
  const number = extension ? plain.slice(0, extension.index).trim() : plain;
  const digits = number.replace(/\D/g, '').length;
  // E.164 knows 15 digits; a trunk zero in brackets stands beside the country.
  return NUMBER.test(number.replaceAll(/\s*([()])\s*/g, '$1')) && digits >= 4 && digits <= 17 ? plain : undefined;
}

export const telephoneSchema = z
  .string()
  .max(60)
  .overwrite((text) => telephoneOf(text) ?? text)
  .refine((text) => telephoneOf(text) !== undefined, { error: 'Not a telephone number', params: { rule: 'telephone' } })
  .meta({ example: '+86 (451) 8640-0000 ext. 12' });
