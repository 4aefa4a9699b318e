import type { Session } from '@techbourse/gateway/api';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import type { SessionRef } from './cache.ts';
import { sessionView } from './session.ts';
import { listSessions } from './store.ts';

export async function listOwnSessions(ctx: Context, actor: Actor, session: SessionRef): Promise<Session[]> {
  const { id } = authorisePerson(actor, 'session.read');
  const rows = await listSessions(ctx.db.orm, id, ctx.clock.now(), session.ssoProviderId);
  return rows.map((row) => sessionView(row, session.id));
}
