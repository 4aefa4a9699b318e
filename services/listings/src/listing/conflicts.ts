import type { Page } from '@techbourse/api-schema';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { ListingConflict } from '../api/conflict.ts';
import type { Context } from '../context.ts';
import { listConflicts } from '../db/patent-holds.ts';

type Found = Awaited<ReturnType<typeof listConflicts>>[number];

/** The conflicts that the operator settles, because no owner may know of both sides. */
export async function listListingConflicts(
  ctx: Context,
  actor: Actor,
  input: { cursor?: string | undefined; limit: number },
): Promise<Page<ListingConflict>> {
  authorise(actor, 'listing.read_conflicts');
  const after = input.cursor ? decodeCursor(input.cursor, z.tuple([cursorKey.id, cursorKey.text])) : undefined;
  const rows = await listConflicts(ctx.db.orm, after, input.limit + 1);
  const page = toPage(rows, input.limit, ({ patentHold }) => [patentHold.listingId, patentHold.key]);
  return { ...page, items: page.items.map(viewOf) };
}

function viewOf({ patentHold, listing, first }: Found): ListingConflict {
  return {
    listing: sideOf(listing),
    conflictsWith: sideOf(first),
    key: patentHold.key,
    // A CHECK dates every conflict.
    since: patentHold.conflictSince?.toISOString() ?? '',
  };
}

function sideOf({ id, state, organisation, content }: Found['listing']): ListingConflict['listing'] {
  // The CHECK of the table makes `state` one of the vocabulary.
  return { id, state: state as ListingConflict['listing']['state'], organisation, title: content.title ?? null };
}
