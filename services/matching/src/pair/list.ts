import { type Language, type PairSide, pairIdOf } from '@techbourse/domain';
import { compareRanks, exposureRuleOf, type Rank, rankShown } from '@techbourse/matching-engine';
import { authorise, cursorKey, decodeCursor, fail, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { PairList } from '../api/pair.ts';
import { listLimitsOf } from '../config.ts';
import type { Context } from '../context.ts';
import { briefsOf } from './brief.ts';
import type { PairKey } from './key-store.ts';
import { listCandidates } from './place-store.ts';
import { viewerOf } from './queries.ts';
import { findPairs, findRecord } from './read-store.ts';
import { standingOf } from './standing.ts';
import { isShownTo, viewPair } from './view.ts';

/** The rank of the last row's place, and the id of the row. */
const cursorShapeSchema = z.tuple([
  cursorKey.number,
  cursorKey.whole.max(1),
  cursorKey.number,
  cursorKey.id,
  cursorKey.id,
]);

export type ListPairs = {
  readonly side: PairSide;
  readonly id: string;
  readonly duplicates: 'fold' | 'include';
  readonly include?: 'reasons' | undefined;
  readonly language?: Language;
  readonly cursor?: string | undefined;
  readonly limit: number;
};

/**
 * Lists the pairs of an own listing or demand in the order of `rankShown`: near-duplicates share a place.
 * @param authorization by what a record that matching was never told of is asked for.
 */
export async function listPairs(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  query: ListPairs,
  authorization?: string,
): Promise<PairList> {
  const notFound = () =>
    fail.notFound(`pair.${query.side}_not_found`, `There is no such ${query.side}, or it was never paired`);
  authorise(actor, 'pair.list');
  const { orm } = ctx.db;
  const record = await findRecord(orm, query.side, query.id);
  if (!record) {
    const state = await standingOf(ctx, query.side, query.id, authorization);
    if (!state) throw notFound();
    return { items: [], nextCursor: null, total: 0, state };
  }
  const about = { organisationId: record.organisationId, about: [query.id] };
  const member = authorise(actor, 'pair.list', about, notFound);
  const after = query.cursor === undefined ? undefined : decodeCursor(query.cursor, cursorShapeSchema);
  const keyOf = (other: string): PairKey =>
    query.side === 'listing' ? { listingId: query.id, demandId: other } : { listingId: other, demandId: query.id };
  const idOf = (other: string) => pairIdOf(keyOf(other).listingId, keyOf(other).demandId);
  const rule = exposureRuleOf(listLimitsOf(ctx.config).keep[query.side]);
  const places = rankShown(await listCandidates(orm, query.side, query.id), rule);
  const all = places.flatMap(({ place: { lead, folded }, rank }) => [
    { id: lead.id, duplicates: folded.length, duplicateOf: null, rank },
    ...(query.duplicates === 'fold'
      ? []
      : folded.map(({ id }) => ({ id, duplicates: 0, duplicateOf: idOf(lead.id), rank }))),
  ]);
  const rest = after ? all.slice(placeAfter(all, after)) : all;
  const { items: wanted, nextCursor } = toPage(rest, query.limit, ({ rank, id }) => [...rank, id]);
  const rows = await findPairs(
    orm,
    wanted.map(({ id }) => keyOf(id)),
  );
  const byId = new Map(rows.map((row) => [pairIdOf(row.listingId, row.demandId), row]));
  const briefs = query.include && (await briefsOf(orm, rows, query.language ?? 'en'));
  const items = wanted.flatMap(({ id, duplicates, duplicateOf }) => {
    const row = byId.get(idOf(id));
    // It may have left between the two queries.
    return row && isShownTo(row, viewerOf(row, member))
      ? [{ ...viewPair(row, viewerOf(row, member)), brief: briefs?.get(idOf(id)), duplicates, duplicateOf }]
      : [];
  });
  const state = !record.open ? 'off_market' : record.waits ? 'waiting' : 'paired';
  return { items, nextCursor, total: after ? null : all.length, state };
}

/** The position after the last row of a page, or where that row would be. */
function placeAfter(all: readonly { id: string; rank: Rank }[], after: z.output<typeof cursorShapeSchema>): number {
  const [worth, copy, score, id, last] = after;
  const rank: Rank = [worth, copy, score, id];
  const found = all.findIndex((row) => row.id === last && compareRanks(row.rank, rank) === 0);
  if (found >= 0) return found + 1;
  const next = all.findIndex((row) => compareRanks(row.rank, rank) > 0);
  return next < 0 ? all.length : next;
}
