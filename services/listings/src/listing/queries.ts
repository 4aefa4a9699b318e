import type { Page, PageOfClients } from '@techbourse/api-schema';
import type { ListingState } from '@techbourse/domain';
import { AppError, assertAllowed, authorise } from '@techbourse/platform';
import { type Actor, ownIds } from '@techbourse/policy';
import {
  listOwned,
  OWN_SOURCE,
  type OwnedQuery,
  type PageInput,
  type Readership,
  readershipOf,
  readsOf,
} from '@techbourse/record';
import type { Listing, ListingEvent, ListingRow, ListingVersion } from '../api/listing.ts';
import type { ListingImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { reader } from '../db/schema.ts';
import { viewContract } from './contracts.ts';
import { contentFor, disclosedLevelOf, mayBeDisclosed, mayReadContacts } from './disclosure.ts';
import { findReview, listEvents, listVersions } from './record.ts';
import { contracts, disclosures, type ListingRecord, listings } from './store.ts';
import { rowOf, viewOf } from './view.ts';

/** One listing as this actor may see it. Reading one's own whole needs the scope, reading the market does not. */
export async function getListing(ctx: Context, actor: Actor, id: string): Promise<Listing> {
  const record = await listings.find(ctx.db.orm, id);
  if (!record) throw listings.notFound();
  // What never was in view is refused as fast as what does not exist.
  const grants = mayBeDisclosed(record) ? await disclosures.grantsFor(ctx.db.orm, actor, record) : [];
  const level = disclosedLevelOf(actor, record, grants);
  const { organisationId } = record;
  const resource = { organisationId, published: level !== undefined, about: [id] };
  assertAllowed(actor, 'listing.read', resource, listings.notFound);
  if (!level) throw listings.notFound();
  // The operator sees records as their owners do.
  if (level !== 'owner') ctx.readers.note(id, actor);
  const review = level === 'owner' && record.state === 'draft' ? await findReview(ctx.db.orm, id) : undefined;
  const signed = level === 'owner' ? (await contracts.of(ctx.db.orm, id)).map(viewContract) : [];
  return {
    ...viewOf(record, level, actor),
    ...(review ? { review } : {}),
    ...(signed.length > 0 ? { contracts: signed } : {}),
  };
}

/** Those of some listings that this actor may see, each as it sees it, in the order asked for. */
export async function getListings(ctx: Context, actor: Actor, ids: readonly string[]): Promise<Listing[]> {
  const found = await Promise.all(
    [...new Set(ids)].map((id) =>
      getListing(ctx, actor, id).catch((error: unknown) => {
        if (error instanceof AppError && error.kind === 'NOT_FOUND') return undefined;
        throw error;
      }),
    ),
  );
  return found.filter((listing) => listing !== undefined);
}

const LISTS = { list: 'listing.list', listAll: 'listing.list_all' } as const;

/** Own listings, or those of an agency's clients, newest first; the operator may ask for everyone's. */
export async function listOwnListings(
  ctx: Context,
  actor: Actor,
  query: OwnedQuery<ListingState>,
): Promise<PageOfClients<ListingRow>> {
  const page = await listOwned(ctx.db.orm, listings, { actor, actions: LISTS }, query);
  const reads = await readsOf(
    ctx.db.orm,
    reader,
    page.items.map(({ id }) => id),
  );
  return { ...page, items: page.items.map((record) => ({ ...rowOf(record), reads: reads.get(record.id) ?? 0 })) };
}

/** Who has read it, for its owner: no names, and no number so small that it would be one. */
export async function getListingReadership(ctx: Context, actor: Actor, id: string): Promise<Readership> {
  const member = authorise(actor, 'listing.read_history');
  await listings.getOwn(ctx.db.orm, member, id, 'listing.read_history');
  return readershipOf(ctx.db.orm, reader, id);
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
  const page = await listVersions(ctx.db.orm, id, input);
  const items = page.items.map(({ version, at, content }) => ({
    version,
    publishedAt: at,
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
  return listEvents(ctx.db.orm, id, input);
}

async function getReadable(ctx: Context, actor: Actor, id: string): Promise<ListingRecord> {
  return listings.getOwn(ctx.db.orm, authorise(actor, 'listing.read_history'), id, 'listing.read_history');
}

const EXPORT_PAGE = 200;

/** Own listings as rows that an import takes, read page by page so that no size of catalogue fills the memory. */
export async function* exportListings(ctx: Context, actor: Actor): AsyncGenerator<ListingImportRow> {
  for (const owner of ownIds(authorise(actor, 'listing.export'))) {
    for await (const page of listings.ownPages(ctx.reports.orm, owner, EXPORT_PAGE)) {
      for (const { id, source, externalId, state, content } of page) {
        const key = { source: source ?? OWN_SOURCE, externalId: externalId ?? id };
        yield { ...key, publish: state === 'published', ...content };
      }
    }
  }
}
