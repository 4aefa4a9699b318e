import type { Language } from '@techbourse/domain';
import { isMailAddress } from '@techbourse/mail';
import { fail } from '@techbourse/platform';
import { domainOf } from './provider.ts';

/** Whom the provider says it signed in. */
export type SignedIn = { subject: string; email: string; name: string; language: Language };

type Claims = Readonly<Record<string, unknown>>;

const SUBJECT_MAX = 255;
const NAME_MAX = 100;

/** Whether the token alone says who it is. */
export function saysWho(claims: Claims): boolean {
  return typeof claims['email'] === 'string' && claims['email_verified'] !== undefined;
}

/**
 * The person that claims are about. The address must be verified by the provider and lie in its domains: only so far does the
 * exchange believe it.
 * @throws AppError FORBIDDEN: `sso.subject`, `sso.email_missing`, `sso.email_unverified`, `sso.email_foreign`.
 */
export function signedInOf(claims: Claims, domains: readonly string[]): SignedIn {
  const { sub, email: given } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > SUBJECT_MAX) {
    throw fail.forbidden('sso.subject', 'Your provider does not say who you are');
  }
  const email = typeof given === 'string' ? normalised(given) : '';
  if (!isMailAddress(email)) {
    throw fail.forbidden('sso.email_missing', 'Your provider does not tell your mail address: it must release "email"');
  }
  // Some providers write it as a word.
  const verified = claims['email_verified'];
  if (verified !== true && verified !== 'true') {
    throw fail.forbidden('sso.email_unverified', 'Your provider has not verified your mail address');
  }
  const domain = domainOf(email);
  if (domain === undefined || !domains.includes(domain)) {
    throw fail.forbidden('sso.email_foreign', 'This provider does not speak for addresses like yours');
  }
  return { subject: sub, email, name: nameOf(claims, email), language: languageOf(claims) };
}

/** As accounts keep it: in small letters, the domain in ASCII. */
function normalised(email: string): string {
  const text = email.trim().toLowerCase();
  const at = text.lastIndexOf('@');
  return at < 0 ? '' : `${text.slice(0, at)}@${domainOf(text) ?? ''}`;
}

function nameOf(claims: Claims, email: string): string {
  const text = (name: string) => {
    const value = claims[name];
    return typeof value === 'string' ? value.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim() : '';
  };
  const parts = [text('given_name'), text('family_name')].filter((part) => part !== '').join(' ');
  const name = text('name') || parts || (email.split('@', 1)[0] ?? '');
  return [...name].slice(0, NAME_MAX).join('');
}

/** In which the exchange writes to it, if the provider says so. */
function languageOf({ locale }: Claims): Language {
  const spoken = typeof locale === 'string' ? locale.slice(0, 2).toLowerCase() : '';
  return spoken === 'zh' || spoken === 'ru' ? spoken : 'en';
}
