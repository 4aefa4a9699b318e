import type { Page } from '@techbourse/api-schema';
import type { DemandState } from '@techbourse/domain';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { listEvents, listVersions } from '@techbourse/record';
import { z } from 'zod';
import type { Demand, DemandEvent, DemandRow, DemandVersion } from '../api/demand.ts';
import type { DemandImportRow } from '../api/requests.ts';
import type { Context } from '../context.ts';
import { demandEvent, demandVersion } from '../db/schema.ts';
import { sightOf } from './anonymity.ts';
import { findDemand, getOwn, listDemands, notFound, ownPages } from './store.ts';
import { rowOf, viewOf } from './view.ts';

type PageQuery = { cursor?: string | undefined; limit: number };

const EXPORT_PAGE = 200;

/** The demand as this actor may see it. @throws AppError NOT_FOUND when it does not exist for them. */
export async function getDemand(ctx: Context, actor: Actor, id: string): Promise<Demand> {
  const record = await findDemand(ctx.db.orm, id);
  const sight = record && sightOf(actor, record);
  if (!record || !sight) throw notFound();
  if (sight === 'owner') authorise(actor, 'demand.read', record, notFound);
  return viewOf(record, sight);
}

/** The demands of the actor's organisation, newest first; the operator may ask for everyone's. */
export async function listOwnDemands(
  ctx: Context,
  actor: Actor,
  query: PageQuery & { state?: DemandState | undefined; owner: 'me' | 'everyone' },
): Promise<Page<DemandRow>> {
  const member = authorise(actor, 'demand.list');
  const [after] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id])) : [];
  if (query.owner === 'everyone') authorise(actor, 'demand.list_all');
  const organisationId = query.owner === 'me' ? member.organisation.id : undefined;
  const rows = await listDemands(ctx.db.orm, { organisationId, state: query.state, after }, query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.id]);
  return { ...page, items: page.items.map(rowOf) };
}

/** What was public, newest first. */
export async function listDemandVersions(
  ctx: Context,
  actor: Actor,
  id: string,
  query: PageQuery,
): Promise<Page<DemandVersion>> {
  const record = await getOwn(ctx.db.orm, authorise(actor, 'demand.read_history'), id);
  const [before] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.whole])) : [];
  const rows = await listVersions(ctx.db.orm, demandVersion, record.id, before, query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.version]);
  const items = page.items.map(({ version, content, at }) => ({ version, openedAt: at.toISOString(), content }));
  return { ...page, items };
}

/** Everything that happened to the demand, oldest first. */
export async function listDemandEvents(
  ctx: Context,
  actor: Actor,
  id: string,
  query: PageQuery,
): Promise<Page<DemandEvent>> {
  const record = await getOwn(ctx.db.orm, authorise(actor, 'demand.read_history'), id);
  const [after] = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.whole])) : [];
  const rows = await listEvents(ctx.db.orm, demandEvent, record.id, after, query.limit + 1);
  const page = toPage(rows, query.limit, (row) => [row.version]);
  return {
    ...page,
    items: page.items.map((row) => ({
      id: row.id,
      // The table takes only what recordChanges writes: words of these vocabularies.
      action: row.action as DemandEvent['action'],
      from: row.fromState as DemandEvent['from'],
      to: row.toState as DemandEvent['to'],
      version: row.version,
      actor: { kind: row.actorKind, id: row.actorId, organisationId: row.organisationId },
      reason: row.reason,
      at: row.at.toISOString(),
    })),
  };
}

/** The demands of the actor's organisation as rows that an import takes. */
export async function* exportDemands(ctx: Context, actor: Actor): AsyncGenerator<DemandImportRow> {
  const member = authorise(actor, 'demand.export');
  for await (const page of ownPages(ctx.reports.orm, member.organisation.id, EXPORT_PAGE)) {
    for (const { id, source, externalId, state, content } of page) {
      yield { source: source ?? 'exchange', externalId: externalId ?? id, open: state === 'open', ...content };
    }
  }
}
