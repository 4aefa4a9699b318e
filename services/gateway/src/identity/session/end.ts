import { writeAudit } from '@techbourse/db';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import type { SessionRef } from './cache.ts';
import { deleteSession, deleteSessions } from './store.ts';

/** Ends one session of the actor: its own, or one on another browser; of those that `session` may know of. */
export async function endSession(ctx: Context, actor: Actor, session: SessionRef, id: string): Promise<void> {
  const person = authorisePerson(actor, 'session.end');
  await ctx.db.orm.transaction(async (tx) => {
    if (!(await deleteSession(tx, person.id, id, session.ssoProviderId))) {
      throw fail.notFound('session.not_found', 'There is no such session of yours');
    }
    await writeAudit(tx, audit, person, [{ action: 'session.ended', subject: person.id, data: { sessionId: id } }]);
  });
  ctx.changes.emit('person', person.id);
}

/** Ends all sessions of the actor but the one it asks with; how many there were. */
export async function endOtherSessions(ctx: Context, actor: Actor, session: SessionRef): Promise<number> {
  const person = authorisePerson(actor, 'session.end');
  const ended = await ctx.db.orm.transaction(async (tx) => {
    const count = await deleteSessions(tx, person.id, {
      except: session.id,
      ssoProviderId: session.ssoProviderId,
    });
    const data = { others: count, kept: session.id };
    await writeAudit(tx, audit, person, [{ action: 'session.ended', subject: person.id, data }]);
    return count;
  });
  ctx.changes.emit('person', person.id);
  return ended;
}
