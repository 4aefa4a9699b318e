import { z } from 'zod';

const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/;
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * An address of mail as servers carry it: its domain in ASCII (`почта@пример.рф` has none, `office@пример.рф` is
 * `office@xn--e1afmkfd.xn--p1ai`), in small letters. Undefined for what is no address, or one whose part before the @ is
 * not ASCII: few servers take those.
 */
export function asciiMailAddress(text: string): string | undefined {
  const whole = text.normalize('NFKC').trim();
  const at = whole.lastIndexOf('@');
  const [local, domain] = [whole.slice(0, at), whole.slice(at + 1)];
  if (at < 1 || at > 64 || !LOCAL.test(local)) return undefined;
  const ascii = asciiDomain(domain);
  if (ascii === undefined || at + 1 + ascii.length > 254) return undefined;
  return `${local}@${ascii}`;
}

/** A domain of two labels or more in ASCII, as the DNS has it (UTS #46); undefined for anything else. */
export function asciiDomain(text: string): string | undefined {
  // Nothing of an address but its host may be in it.
  if (/[\s/?#@:[\]%\\]/.test(text)) return undefined;
  const ascii = URL.parse(`http://${text}/`)?.hostname;
  const labels = ascii?.split('.') ?? [];
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || /^\d+$/.test(labels.at(-1) ?? ''))
    return undefined;
  return ascii;
}

/** Why an address cannot be used, as the rule and in words; undefined for a good one. */
export function mailFault(text: string): { rule: 'mail.address' | 'mail.local_part'; message: string } | undefined {
  if (asciiMailAddress(text) !== undefined) return undefined;
  const whole = text.normalize('NFKC').trim();
  const local = whole.slice(0, whole.lastIndexOf('@'));
  // What would be an address, were its letters plain ones.
  const plain = local.replaceAll(/[\p{L}\p{M}\p{N}]/gu, 'a');
  if (local !== '' && !/^[\x20-\x7e]*$/.test(local) && asciiMailAddress(`${plain}${whole.slice(local.length)}`)) {
    const message =
      'Before the @ only Latin letters without accents, digits and . _ - + can stand: mail servers carry no others everywhere';
    return { rule: 'mail.local_part', message };
  }
  return { rule: 'mail.address', message: 'Not an e-mail address' };
}

/** Refuses what is no address, or none that mail reaches everywhere. */
function checkMail(text: string, ctx: z.RefinementCtx<string>): void {
  const fault = mailFault(text);
  if (fault) ctx.addIssue({ code: 'custom', message: fault.message, params: { rule: fault.rule } });
}

/** An address of mail for people to write to, as it was given: also in a domain of another script. */
export const contactMailSchema = z
  .string()
  .max(200)
  .overwrite((text) => text.normalize('NFKC').trim())
  .superRefine(checkMail)
  .meta({ example: 'office@university.example' });
