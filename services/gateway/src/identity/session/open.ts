import type { Tx } from '@techbourse/db';
import type { Context } from '../../context.ts';
import type { PersonRow } from '../person/store.ts';
import {
  type Browser,
  IDLE_DAYS,
  needsSecondFactor,
  PENDING_MINUTES,
  SESSIONS_MAX,
  type SignInHow,
} from './session.ts';
import { deleteOldestSessions, firstOrganisationOf, hasSecondFactor, insertSession, type SessionRow } from './store.ts';
import { hashToken, newToken } from './token.ts';

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
  given: { person: Pick<PersonRow, 'id'>; how: SignInHow; browser: Browser },
): Promise<OpenedSession> {
  const { person, how, browser } = given;
  const at = ctx.clock.now();
  const secondFactorDue = needsSecondFactor(how) && (await hasSecondFactor(tx, person.id));
  const token = newToken();
  const row = await insertSession(tx, {
    userId: person.id,
    token: hashToken(token),
    how,
    secondFactorDue,
    activeOrganizationId: await firstOrganisationOf(tx, person.id),
    ipAddress: browser.address,
    userAgent: browser.name,
    expiresAt: secondFactorDue ? inMinutes(at, PENDING_MINUTES) : inMinutes(at, IDLE_DAYS * 24 * 60),
    at,
  });
  await deleteOldestSessions(tx, person.id, SESSIONS_MAX);
  return { row, token };
}

export function inMinutes(at: Date, minutes: number): Date {
  return new Date(at.getTime() + minutes * 60_000);
}
