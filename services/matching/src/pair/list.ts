import type { Page } from '@techbourse/api-schema';
import { type PairSide, pairIdOf } from '@techbourse/domain';
import {
  type Actor,
  assertMember,
  cursorKey,
  decodeCursor,
  encodeCursor,
  fail,
  isOperator,
} from '@techbourse/platform';
import { z } from 'zod';
import type { ListedPair } from '../api/pair.ts';
import { keepOf } from '../config.ts';
import type { Context } from '../context.ts';
import { crowdingOf, orderShown } from './choose.ts';
import { listCandidates } from './place-store.ts';
import { viewerOf } from './queries.ts';
import { findPairs, findRecordOwner } from './read-store.ts';
import { viewPair } from './view.ts';
import type { PairKey } from './write-store.ts';

const cursorShape = z.tuple([cursorKey.whole.max(10_000)]);

export interface ListPairs {
  readonly side: PairSide;
  readonly id: string;
  readonly duplicates: 'fold' | 'include';
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/** Pairs of a listing or a demand of one's own, in the order of `orderShown`: one place for all of one text or patent. */
export async function listPairs(
  ctx: Pick<Context, 'db' | 'config'>,
  actor: Actor,
  query: ListPairs,
): Promise<Page<ListedPair>> {
  const member = assertMember(actor, 'pairs:read');
  const { orm } = ctx.db;
  const ownerId = await findRecordOwner(orm, query.side, query.id);
  if (!ownerId || !(isOperator(member) || ownerId === member.organisation.id)) {
    throw fail.notFound(`pair.${query.side}_not_found`, `There is no such ${query.side}, or it was never paired`);
  }
  const [offset] = query.cursor === undefined ? [0] : decodeCursor(query.cursor, cursorShape);
  const keyOf = (other: string): PairKey =>
    query.side === 'listing' ? { listingId: query.id, demandId: other } : { listingId: other, demandId: query.id };
  const idOf = (other: string) => pairIdOf(keyOf(other).listingId, keyOf(other).demandId);
  const rule = crowdingOf(keepOf(ctx.config, query.side));
  const places = orderShown(await listCandidates(orm, query.side, query.id), rule);
  const all = places.flatMap(({ lead, folded }) => [
    { id: lead.id, duplicates: folded.length, duplicateOf: null },
    ...(query.duplicates === 'fold' ? [] : folded.map(({ id }) => ({ id, duplicates: 0, duplicateOf: idOf(lead.id) }))),
  ]);
  const wanted = all.slice(offset, offset + query.limit);
  const rows = await findPairs(
    orm,
    wanted.map(({ id }) => keyOf(id)),
  );
  const byId = new Map(rows.map((row) => [pairIdOf(row.listingId, row.demandId), row]));
  const items = wanted.flatMap(({ id, ...place }) => {
    const row = byId.get(idOf(id));
    // It may have left between the two looks.
    return row?.shown ? [{ ...viewPair(row, viewerOf(row, member)), ...place }] : [];
  });
  return { items, nextCursor: all.length > offset + query.limit ? encodeCursor([offset + query.limit]) : null };
}
