import type { Session } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { sessionView } from './session.ts';
import { listSessions } from './store.ts';

export async function listOwnSessions(ctx: Context, actor: Actor, current: string): Promise<Session[]> {
  const { id } = authorisePerson(actor, 'session.read');
  const rows = await listSessions(ctx.db.orm, id, ctx.clock.now());
  return rows.map((row) => sessionView(row, current));
}
