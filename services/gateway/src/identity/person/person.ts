import type { Language } from '@techbourse/domain';
import type { Account } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { Person } from '@techbourse/policy';
import type { Orcid } from '../orcid/store.ts';
import type { PersonRow } from './store.ts';

/** The actor of what somebody does who has shown to be this person and has no session yet. */
export function personActor(id: string): Person {
  return { kind: 'person', id, organisation: null, scopes: [], by: { person: id } };
}

/** `recoveryCodesLeft`: null without a second factor. */
type OfAccount = { recoveryCodesLeft: number | null; orcid: Orcid | undefined };

export function accountView(row: PersonRow, { recoveryCodesLeft, orcid }: OfAccount): Account {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    language: languageOf(row),
    secondFactor: recoveryCodesLeft !== null,
    recoveryCodesLeft,
    orcid: orcid?.orcid ?? null,
    orcidShownTo: orcid?.shownTo ?? 'nobody',
    version: row.version,
    createdAt: row.createdAt.toISOString(),
  };
}

/** The table's check allows these languages only. */
export function languageOf({ language }: Pick<PersonRow, 'language'>): Language {
  return language as Language;
}

export function wrongCredentials() {
  return fail.unauthenticated('account.wrong_credentials', 'The address or the password is wrong');
}

export function invalidLink() {
  return fail.invalidState('account.invalid_link', 'This link has been used or is too old: ask for another');
}

/** Said to whoever knows the password of the sign-up, and to nobody else. */
export function unconfirmed() {
  const message = 'This address is not confirmed yet: open the link in our mail, or have the mail sent again';
  return fail.unauthenticated('account.unconfirmed', message);
}
