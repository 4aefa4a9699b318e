import type { Page } from '@techbourse/api-schema';
import type { Mandate, MandatesQuery, MandateVersion } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, today, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { mandateNotFound, readMandate } from './load.ts';
import { viewMandate } from './mandate.ts';
import { findMandate, listMandateRows, namesOf, versionsOf } from './store.ts';

export async function getMandate(ctx: Context, actor: Actor, id: string): Promise<Mandate> {
  return readMandate(ctx, actor, id, 'mandate.read');
}

/** Mandates of the actor's organisation, on either side; of everybody for the operator. Newest first. */
export async function listMandates(ctx: Context, actor: Actor, query: MandatesQuery): Promise<Page<Mandate>> {
  const member = authorise(actor, 'mandate.list');
  const day = today(ctx);
  const [below] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  const rows = await readFor(ctx, actor, (tx) =>
    listMandateRows(tx, {
      seen: visibleTo(member, 'mandate.read'),
      side: query.side && { of: query.side, organisationId: member.organisation.id },
      with: query.with,
      state: query.state && { is: query.state, today: day },
      below,
      limit: query.limit + 1,
    }),
  );
  const page = toPage(rows, query.limit, (row) => [row.id]);
  const ids = page.items.flatMap(({ clientId, agencyId }) => [clientId, agencyId]);
  const names = await namesOf(ctx.db.orm, ids);
  return { ...page, items: page.items.map((row) => viewMandate(row, actor, names, day)) };
}

/** Every version of a mandate, newest first: who proposed, changed, accepted and ended what. */
export async function listMandateVersions(ctx: Context, actor: Actor, id: string): Promise<MandateVersion[]> {
  const member = authorise(actor, 'mandate.read');
  const rows = await readFor(ctx, actor, async (tx) => {
    if (!(await findMandate(tx, id, visibleTo(member, 'mandate.read')))) throw mandateNotFound();
    return versionsOf(tx, id);
  });
  return rows.map(({ version, action, side, actorKind: kind, actorId, content, reason, at }) => ({
    version,
    // Written by this service only, from the same lists.
    action: action as MandateVersion['action'],
    side: side as MandateVersion['side'],
    terms: content as MandateVersion['terms'],
    actor: { kind, id: actorId },
    reason,
    at: at.toISOString(),
  }));
}
