import type { Page, PageOfClients } from '@techbourse/api-schema';
import type { DemandState } from '@techbourse/domain';
import { assertAllowed, authorise } from '@techbourse/platform';
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
import type { Demand, DemandEvent, DemandRow, DemandVersion } from '../api/demand.ts';
import type { DemandImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { reader } from '../db/schema.ts';
import { accessLevelOf, isInView } from './anonymity.ts';
import { findReview, listEvents, listVersions } from './record.ts';
import { viewSolution } from './solution.ts';
import { contracts, demands, disclosures } from './store.ts';
import { rowOf, viewOf } from './view.ts';

const EXPORT_PAGE = 200;

/** The demand as this actor may see it. @throws AppError NOT_FOUND when it does not exist for them. */
export async function getDemand(ctx: Context, actor: Actor, id: string): Promise<Demand> {
  const record = await demands.find(ctx.db.orm, id);
  if (!record) throw demands.notFound();
  const { organisationId } = record;
  const resource = { organisationId, published: isInView(record), about: [id] };
  assertAllowed(actor, 'demand.read', resource, demands.notFound);
  const level = accessLevelOf(actor, record, await disclosures.grantsFor(ctx.db.orm, actor, record));
  if (!level) throw demands.notFound();
  // The operator sees records as their owners do.
  if (level !== 'owner') ctx.readers.note(id, actor);
  const review = level === 'owner' && record.state === 'draft' ? await findReview(ctx.db.orm, id) : undefined;
  const solvedBy = level === 'owner' ? (await contracts.of(ctx.db.orm, id)).map(viewSolution) : [];
  return { ...viewOf(record, level), ...(review ? { review } : {}), ...(solvedBy.length > 0 ? { solvedBy } : {}) };
}

const LISTS = { list: 'demand.list', listAll: 'demand.list_all' } as const;

/** Own demands, or those of an agency's clients, newest first; the operator may ask for everyone's. */
export async function listOwnDemands(
  ctx: Context,
  actor: Actor,
  query: OwnedQuery<DemandState>,
): Promise<PageOfClients<DemandRow>> {
  const page = await listOwned(ctx.db.orm, demands, { actor, actions: LISTS }, query);
  const reads = await readsOf(
    ctx.db.orm,
    reader,
    page.items.map(({ id }) => id),
  );
  return { ...page, items: page.items.map((record) => ({ ...rowOf(record), reads: reads.get(record.id) ?? 0 })) };
}

/** Who has read it, for its owner: no names, and no number so small that it would be one. */
export async function getDemandReadership(ctx: Context, actor: Actor, id: string): Promise<Readership> {
  const member = authorise(actor, 'demand.read_history');
  await demands.getOwn(ctx.db.orm, member, id, 'demand.read_history');
  return readershipOf(ctx.db.orm, reader, id);
}

/** What was public, newest first. */
export async function listDemandVersions(
  ctx: Context,
  actor: Actor,
  id: string,
  query: PageInput,
): Promise<Page<DemandVersion>> {
  const record = await demands.getOwn(ctx.db.orm, authorise(actor, 'demand.read_history'), id, 'demand.read_history');
  const page = await listVersions(ctx.db.orm, record.id, query);
  const items = page.items.map(({ version, content, at }) => ({ version, openedAt: at, content }));
  return { ...page, items };
}

/** Everything that happened to the demand, oldest first. */
export async function listDemandEvents(
  ctx: Context,
  actor: Actor,
  id: string,
  query: PageInput,
): Promise<Page<DemandEvent>> {
  const record = await demands.getOwn(ctx.db.orm, authorise(actor, 'demand.read_history'), id, 'demand.read_history');
  return listEvents(ctx.db.orm, record.id, query);
}

/** The demands of the actor's organisation as rows that an import takes. */
export async function* exportDemands(ctx: Context, actor: Actor): AsyncGenerator<DemandImportRow> {
  for (const owner of ownIds(authorise(actor, 'demand.export'))) {
    for await (const page of demands.ownPages(ctx.reports.orm, owner, EXPORT_PAGE)) {
      for (const { id, source, externalId, state, content } of page) {
        const key = { source: source ?? OWN_SOURCE, externalId: externalId ?? id };
        yield { ...key, open: state === 'open', ...content };
      }
    }
  }
}
