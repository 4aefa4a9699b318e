import { personDataSchema, readPersonData, writeAudit } from '@techbourse/db';
import { authorisePerson } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { findOrcid } from '../identity/orcid/store.ts';
import { findPerson } from '../identity/person/store.ts';
import { sessionEnded } from '../identity/session/cache.ts';
import { askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';

/**
 * All that the exchange keeps about the person who asks, of all services.
 * @throws AppError UNAVAILABLE when a service does not answer: a part would be taken for the whole.
 */
export async function exportPerson(ctx: Context, actor: Actor, requestId: string) {
  const { id } = authorisePerson(actor, 'account.export');
  const person = await findPerson(ctx.db.orm, id);
  if (!person) throw sessionEnded();
  const { email } = person;
  const orcid = (await findOrcid(ctx.exchange.orm, id))?.orcid;
  const path = `/people/me/data?${new URLSearchParams({ email, ...(orcid && { orcid }) })}`;
  const parts = await Promise.all([
    readPersonData(ctx.db, 'identity', { id, email, orcids: orcid === undefined ? [] : [orcid] }),
    ...SERVICES.map(async (service) => {
      const { items } = await askService(ctx, service, { path, actor, requestId, answer: personDataSchema });
      return items;
    }),
  ]);
  await writeAudit(ctx.db.orm, audit, actor, [{ action: 'account.export', subject: id }]);
  const data = Object.fromEntries(parts.flat().map(({ table, rows }) => [table, rows]));
  return { takenAt: ctx.clock.now().toISOString(), personId: id, data };
}
