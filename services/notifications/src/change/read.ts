import { assertAllowed, fail } from '@techbourse/platform';
import { type Action, type Actor, visibleTo } from '@techbourse/policy';
import {
  CHANGE_KINDS,
  type Change,
  type ChangeKind,
  type ChangesAnswer,
  type ListChanges,
  linkOf,
} from '../api/change.ts';
import type { Context } from '../context.ts';
import { type ChangeQuery, EVERYONE } from './seen.ts';
import { type ChangeRow, latestChange, listChangeRows, positionOf } from './store.ts';

/** Who sees changes of a kind is who sees its subjects. */
export const READ: Record<ChangeKind, Action> = {
  listing: 'listing.read',
  demand: 'demand.read',
  pair: 'pair.read',
  deal: 'deal.read',
  contract: 'contract.read',
  organisation: 'organisation.read',
  mandate: 'mandate.read',
  disclosure: 'disclosure.read',
  membership: 'member.read',
  join_request: 'member.read',
};

/** Which rows an actor sees, of the kinds that it asks for. */
export function changesSeenBy(actor: Actor, kinds: readonly ChangeKind[] = CHANGE_KINDS): ChangeQuery {
  const seen = kinds.map((kind) => ({ kind, ...visibleTo(actor, READ[kind]) }));
  const audience = seen.flatMap(({ kind, organisations, subject }) => [
    { organisationId: EVERYONE, kind },
    ...organisations.map((organisationId) => ({ organisationId, kind, about: subject })),
  ]);
  const everything = seen.filter((one) => one.everything).map(({ kind }) => kind);
  return { audience, everything };
}

/** The rows behind a cursor, oldest first; waits for the first one as long as it is asked to. */
export async function listChanges(
  ctx: Context,
  actor: Actor,
  query: ListChanges,
  leaving: AbortSignal,
): Promise<ChangesAnswer> {
  assertAllowed(actor, 'change.read');
  const seen = changesSeenBy(actor, query.kind);
  const { after, limit } = query;
  const { cursor, position } = await beginningOf(ctx, seen, after);
  const look = () => listChangeRows(ctx.db.orm, seen, { after: position, limit: limit + 1 });
  const rows = await ctx.news.poll(look, { ms: query.wait * 1000, leaving });
  const items = rows.slice(0, limit);
  return { items: items.map(viewChange), cursor: items.at(-1)?.id ?? cursor, more: rows.length > limit };
}

/** Behind which row a reader goes on: one that it has had, the last one that there is, or none. */
async function beginningOf(
  { db }: Context,
  seen: ChangeQuery,
  after: string | undefined,
): Promise<{ cursor: string | null; position: number }> {
  if (after === undefined) return { cursor: null, position: 0 };
  if (after === 'latest') {
    const latest = await latestChange(db.orm, seen);
    return { cursor: latest?.id ?? null, position: latest?.position ?? 0 };
  }
  const position = await positionOf(db.orm, after);
  if (position === undefined) {
    const message = 'This row is older than what is kept, or never was one. Begin without `after`';
    throw fail.invalidState('change.cursor_gone', message);
  }
  return { cursor: after, position };
}

export function viewChange({ id, type, kind, subject, at }: ChangeRow): Change {
  return { cursor: id, type, subject: { kind, id: subject }, at: at.toISOString(), link: linkOf(kind, subject) };
}
