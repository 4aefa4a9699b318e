import type { Tx } from '@techbourse/db';
import { fail } from '@techbourse/platform';
import type { Context } from '../../context.ts';
import { lockPerson, type PersonRow } from '../person/store.ts';
import {
  type Browser,
  IDLE_DAYS,
  needsSecondFactor,
  PENDING_MINUTES,
  SESSIONS_MAX,
  type SignInHow,
  SSO_HOURS,
} from './session.ts';
import { deleteOldestSessions, firstOrganisationOf, hasSecondFactor, insertSession, type SessionRow } from './store.ts';
import { hashToken, newToken } from './token.ts';

/** The provider of an organisation that says who it is: the session acts for that organisation alone. */
export type SessionProvider = { id: string; organisationId: string };

/** A session with what its browser is to hold. */
export type OpenedSession = { row: SessionRow; token: string };

/**
 * Opens a session of a person who has shown who it is, with a token that nobody had before. The one way to a session: who
 * has a second factor and came by a way without one gets a session that opens nothing until the code is there, whatever
 * the way was.
 */
export async function openSession(
  ctx: Pick<Context, 'clock'>,
  tx: Tx,
  given: { person: Pick<PersonRow, 'id'>; how: SignInHow; browser: Browser; provider?: SessionProvider },
): Promise<OpenedSession> {
  const { person, how, browser, provider } = given;
  const at = ctx.clock.now();
  await assertNotSuspended(tx, person.id);
  // The provider of an organisation has asked for what its organisation wants, and the session reaches nothing else.
  const secondFactorDue = !provider && needsSecondFactor(how) && (await hasSecondFactor(tx, person.id));
  const token = newToken();
  const row = await insertSession(tx, {
    userId: person.id,
    token: hashToken(token),
    how,
    secondFactorDue,
    ssoProviderId: provider?.id ?? null,
    activeOrganizationId: provider?.organisationId ?? (await firstOrganisationOf(tx, person.id)),
    ipAddress: browser.address,
    userAgent: browser.name,
    expiresAt: inMinutes(at, secondFactorDue ? PENDING_MINUTES : provider ? SSO_HOURS * 60 : IDLE_DAYS * 24 * 60),
    at,
  });
  await deleteOldestSessions(tx, { personId: person.id, ssoProviderId: row.ssoProviderId }, SESSIONS_MAX);
  return { row, token };
}

export function inMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}

/** Said to whoever has shown to be the person, by whatever way in. */
async function assertNotSuspended(tx: Tx, personId: string): Promise<void> {
  const row = await lockPerson(tx, personId);
  if (row?.suspendedAt == null) return;
  const message = 'The operator of the exchange has suspended this account: the mail that told you says why';
  throw fail.forbidden('account.suspended', message);
}
