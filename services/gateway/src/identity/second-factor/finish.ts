import { writeAudit } from '@techbourse/db';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { personActor } from '../person/person.ts';
import { findPerson, type PersonRow } from '../person/store.ts';
import { sessionEnded } from '../session/cache.ts';
import { inMinutes, type OpenedSession } from '../session/open.ts';
import { IDLE_DAYS } from '../session/session.ts';
import { deleteSession, findPendingSession, finishSession } from '../session/store.ts';
import { hashToken, newToken } from '../session/token.ts';
import { takeCode } from './check.ts';

/**
 * Opens a session that waits for the second factor, under a new token: who knew the old one knows nothing. After a few wrong
 * codes it ends, and the password is asked for again.
 */
export async function finishSignIn(
  ctx: Context,
  token: string | undefined,
  code: string,
): Promise<{ person: PersonRow; opened: OpenedSession }> {
  const pending = token && (await findPendingSession(ctx.exchange.orm, hashToken(token), ctx.clock.now()));
  if (!pending) throw sessionEnded();
  const { id, userId } = pending;
  ctx.attempts.code.assert(userId, 'Too many codes.');
  if (!ctx.attempts.session.take(id)) {
    await deleteSession(ctx.exchange.orm, userId, id);
    throw sessionEnded();
  }
  const person = await findPerson(ctx.exchange.orm, userId);
  if (!person) throw sessionEnded();
  const opened = await ctx.exchange.orm.transaction(async (tx) => {
    const { recoveryCodesLeft } = await takeCode(ctx, tx, userId, code);
    const fresh = newToken();
    const expiresAt = inMinutes(ctx.clock.now(), IDLE_DAYS * 24 * 60);
    const row = await finishSession(tx, id, hashToken(fresh), expiresAt);
    if (!row) throw sessionEnded();
    const data = { sessionId: id, how: row.how, secondFactor: recoveryCodesLeft === null ? 'app' : 'recovery_code' };
    await writeAudit(tx, audit, personActor(userId), [{ action: 'session.finished', subject: userId, data }]);
    return { row, token: fresh };
  });
  ctx.attempts.code.forget(userId);
  ctx.changes.emit('person', userId);
  return { person, opened };
}
