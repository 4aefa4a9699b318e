import { isDeepStrictEqual } from 'node:util';
import type { SsoProvider, SsoProviderEdit } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import { isFreeMail, readDomain } from '../organisation/web-domain.ts';
import type { ProviderRow } from './store.ts';

/** What the operator approves: who says who somebody is, and of whom it may say so. */
export type Trusted = Pick<ProviderRow, 'issuer' | 'clientId' | 'domains'>;

/**
 * Mail domains in their one form, each once.
 * @throws AppError VALIDATION `sso.domain`: `sso.domain.unreadable` for what is no domain, `sso.domain.free_mail` where anybody
 *   gets a mailbox.
 */
export function readDomains(given: readonly string[]): string[] {
  const read = given.map((text) => readDomain(text));
  const issues = given.flatMap((text, at) => {
    const domain = read[at];
    const pointer = `/domains/${at}`;
    if (domain === undefined)
      return [{ pointer, rule: 'sso.domain.unreadable', message: `${text} is not a mail domain` }];
    if (!isFreeMail(domain)) return [];
    return [{ pointer, rule: 'sso.domain.free_mail', message: `Anybody gets a mailbox at ${domain}` }];
  });
  if (issues.length > 0) throw fail.validation('sso.domain', 'These are not mail domains of one organisation', issues);
  return [...new Set(read.filter((domain) => domain !== undefined))].sort();
}

/** The domain of a mail address, in its one form. */
export function domainOf(email: string): string | undefined {
  const at = email.lastIndexOf('@');
  return at < 0 ? undefined : readDomain(email.slice(at + 1));
}

/** Whether an edit changes what the operator approved. */
export function changesTrust(row: Trusted, next: Trusted): boolean {
  return (['issuer', 'clientId', 'domains'] as const).some((part) => !isDeepStrictEqual(row[part], next[part]));
}

/**
 * The secret belongs to one client of one issuer: kept through a change of them it would be shown to whoever the new issuer
 * is.
 * @throws AppError VALIDATION (`sso.secret_needed`).
 */
export function assertSecretFits(row: Trusted, next: Trusted, edit: Pick<SsoProviderEdit, 'clientSecret'>): void {
  if (edit.clientSecret !== undefined) return;
  if (row.issuer === next.issuer && row.clientId === next.clientId) return;
  const message = 'Another issuer or client has another secret: give it too';
  throw fail.validation('sso.secret_needed', message, [
    { pointer: '/clientSecret', rule: 'sso.secret_needed', message },
  ]);
}

/**
 * Whether the provider may be, or stay, the only way in.
 * @param by the provider that made the session of who asks.
 * @throws AppError INVALID_STATE: `sso.required.not_approved`, `sso.required.own_session`, `sso.required.first`.
 */
export function assertMayRequire(
  row: Pick<ProviderRow, 'id' | 'state' | 'required'>,
  edit: Pick<SsoProviderEdit, 'required'>,
  given: { isProposedAgain: boolean; by: string | null },
): void {
  const isRequired = edit.required ?? row.required;
  if (!isRequired) return;
  if (given.isProposedAgain) {
    const message = 'Nobody could sign in until the operator approves this: set "required" to false first';
    throw fail.invalidState('sso.required.first', message);
  }
  if (row.required) return;
  if (row.state !== 'approved') {
    throw fail.invalidState('sso.required.not_approved', 'The operator has not approved this provider');
  }
  if (given.by !== row.id) {
    const message = 'Sign in by this provider first: so it is certain that somebody can';
    throw fail.invalidState('sso.required.own_session', message);
  }
}

export function noProvider() {
  return fail.notFound('sso.not_found', 'This organisation has no single sign-on');
}

export function versionConflict({ version }: Pick<ProviderRow, 'version'>) {
  return fail.conflict('sso.version', 'The provider has changed meanwhile', { version });
}

/** The redirect address of an organisation. One each, so that no provider can pass an answer of another as its own. */
export function callbackUrlOf(publicUrl: string, organisationId: string): string {
  return `${publicUrl}/api/sso/callback/${organisationId}`;
}

export function viewOf(row: ProviderRow, publicUrl: string): SsoProvider {
  return {
    organisationId: row.organisationId,
    issuer: row.issuer,
    clientId: row.clientId,
    domains: row.domains,
    // the table's checks allow these alone
    defaultRole: row.defaultRole as SsoProvider['defaultRole'],
    required: row.required,
    state: row.state as SsoProvider['state'],
    disabledBy: row.disabledBy as SsoProvider['disabledBy'],
    note: row.note,
    callbackUrl: callbackUrlOf(publicUrl, row.organisationId),
    approvedAt: row.approvedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    version: row.version,
  };
}

/** The provider as the audit keeps it: without its secret. */
export function auditedOf({ issuer, clientId, domains, defaultRole, required, state, version }: ProviderRow) {
  return { issuer, clientId, domains, defaultRole, required, state, version };
}
