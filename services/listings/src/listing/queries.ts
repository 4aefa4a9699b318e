import type { Page } from '@techbourse/api-schema';
import type { ListingState } from '@techbourse/domain';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { listEvents, listVersions } from '@techbourse/record';
import { z } from 'zod';
import {
  type Listing,
  type ListingEvent,
  type ListingRow,
  type ListingVersion,
  listingEventSchema,
} from '../api/listing.ts';
import type { ListingImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { listingEvent, listingVersion } from '../db/schema.ts';
import { contentFor, mayReadContacts, sightOf } from './disclosure.ts';
import { findListing, getOwn, type ListingRecord, listListings, notFound, ownPages } from './store.ts';
import { rowOf, viewOf } from './view.ts';

type PageInput = { cursor?: string | undefined; limit: number };

/** One listing as this actor may see it. Reading one's own needs the scope, reading the market does not. */
export async function getListing(ctx: Context, actor: Actor, id: string): Promise<Listing> {
  const record = await findListing(ctx.db.orm, id);
  const sight = record && sightOf(actor, record);
  if (!record || !sight) throw notFound();
  if (sight === 'owner') authorise(actor, 'listing.read', record, notFound);
  return viewOf(record, sight, actor);
}

/** Own listings, newest first; the operator may ask for everyone's. */
export async function listOwnListings(
  ctx: Context,
  actor: Actor,
  input: PageInput & { state?: ListingState | undefined; owner: 'me' | 'everyone' },
): Promise<Page<ListingRow>> {
  const member = authorise(actor, 'listing.list');
  if (input.owner === 'everyone') authorise(actor, 'listing.list_all');
  const organisationId = input.owner === 'me' ? member.organisation.id : undefined;
  const [after] = input.cursor ? decodeCursor(input.cursor, z.tuple([cursorKey.id])) : [];
  const records = await listListings(ctx.db.orm, { organisationId, state: input.state, after }, input.limit + 1);
  const page = toPage(records, input.limit, (record) => [record.id]);
  return { ...page, items: page.items.map(rowOf) };
}

/** What was public, newest version first. */
export async function listListingVersions(
  ctx: Context,
  actor: Actor,
  id: string,
  input: PageInput,
): Promise<Page<ListingVersion>> {
  const record = await getReadable(ctx, actor, id);
  const contacts = mayReadContacts(actor, record);
  const [before] = input.cursor ? decodeCursor(input.cursor, z.tuple([cursorKey.whole])) : [];
  const page = toPage(
    await listVersions(ctx.db.orm, listingVersion, id, before, input.limit + 1),
    input.limit,
    (row) => [row.version],
  );
  const items = page.items.map(({ version, at, content }) => ({
    version,
    publishedAt: at.toISOString(),
    content: contentFor('owner', content, { contacts }),
  }));
  return { ...page, items };
}

/** The listing's history, oldest first. */
export async function listListingEvents(
  ctx: Context,
  actor: Actor,
  id: string,
  input: PageInput,
): Promise<Page<ListingEvent>> {
  await getReadable(ctx, actor, id);
  const [after] = input.cursor ? decodeCursor(input.cursor, z.tuple([cursorKey.whole])) : [];
  const rows = await listEvents(ctx.db.orm, listingEvent, id, after, input.limit + 1);
  const page = toPage(rows, input.limit, (row) => [row.version]);
  const items = page.items.map((row) =>
    listingEventSchema.parse({
      id: row.id,
      action: row.action,
      from: row.fromState,
      to: row.toState,
      version: row.version,
      actor: { kind: row.actorKind, id: row.actorId, organisationId: row.organisationId },
      reason: row.reason,
      at: row.at.toISOString(),
    }),
  );
  return { ...page, items };
}

async function getReadable(ctx: Context, actor: Actor, id: string): Promise<ListingRecord> {
  // Anonymous and strangers alike: what is not theirs does not exist for them.
  const record = await getOwn(ctx.db.orm, actor, id);
  authorise(actor, 'listing.read_history');
  return record;
}

const EXPORT_PAGE = 200;

/** Own listings as rows that an import takes, read page by page so that no size of catalogue fills the memory. */
export async function* exportListings(ctx: Context, actor: Actor): AsyncGenerator<ListingImportRow> {
  const { organisation } = authorise(actor, 'listing.export');
  for await (const page of ownPages(ctx.reports.orm, organisation.id, EXPORT_PAGE)) {
    for (const { id, source, externalId, state, content } of page) {
      yield { source: source ?? 'exchange', externalId: externalId ?? id, publish: state === 'published', ...content };
    }
  }
}
