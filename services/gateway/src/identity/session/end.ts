import { writeAudit } from '@techbourse/db';
import { authorisePerson, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { deleteSession, deleteSessions } from './store.ts';

/** Ends one session of the actor: its own, or one on another browser. */
export async function endSession(ctx: Context, actor: Actor, id: string): Promise<void> {
  const person = authorisePerson(actor, 'session.end');
  await ctx.db.orm.transaction(async (tx) => {
    if (!(await deleteSession(tx, person.id, id))) {
      throw fail.notFound('session.not_found', 'There is no such session of yours');
    }
    await writeAudit(tx, audit, person, [{ action: 'session.ended', subject: person.id, data: { sessionId: id } }]);
  });
  ctx.changes.emit('person', person.id);
}

/** Ends all sessions of the actor but the one it asks with; how many there were. */
export async function endOtherSessions(ctx: Context, actor: Actor, current: string): Promise<number> {
  const person = authorisePerson(actor, 'session.end');
  const ended = await ctx.db.orm.transaction(async (tx) => {
    const count = await deleteSessions(tx, person.id, { except: current });
    const data = { others: count, kept: current };
    await writeAudit(tx, audit, person, [{ action: 'session.ended', subject: person.id, data }]);
    return count;
  });
  ctx.changes.emit('person', person.id);
  return ended;
}
