import type { Mandate, MandatePage, MandatesQuery, MandateVersion } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, today, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { mandateNotFound, readMandate } from './load.ts';
import { daysAfter, viewMandate } from './mandate.ts';
import { countMandates, findMandate, listMandateRows, namesOf, versionsOf } from './store.ts';

export async function getMandate(ctx: Context, actor: Actor, id: string): Promise<Mandate> {
  return readMandate(ctx, actor, id, 'mandate.read');
}

/** In so many days a mandate is said to end soon. */
const SOON_DAYS = 30;

/** Mandates of the actor's organisation, on either side; of everybody for the operator. Newest first. */
export async function listMandates(ctx: Context, actor: Actor, query: MandatesQuery): Promise<MandatePage> {
  const member = authorise(actor, 'mandate.list');
  const day = today(ctx);
  const [below] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  const among = {
    seen: visibleTo(member, 'mandate.read'),
    side: query.side && { of: query.side, organisationId: member.organisation.id },
    with: query.with,
  };
  const { rows, counts } = await readFor(ctx, actor, async (tx) => ({
    rows: await listMandateRows(tx, {
      ...among,
      state: query.state && { is: query.state, today: day },
      endsBy: query.endsBy,
      below,
      limit: query.limit + 1,
    }),
    counts: below === undefined && (await countMandates(tx, among, { today: day, soon: daysAfter(day, SOON_DAYS) })),
  }));
  const page = toPage(rows, query.limit, (row) => [row.id]);
  const ids = page.items.flatMap(({ clientId, agencyId }) => [clientId, agencyId]);
  const names = await namesOf(ctx.db.orm, ids);
  const items = page.items.map((row) => viewMandate(row, actor, names, day));
  return { ...page, items, ...(counts && { counts }) };
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
