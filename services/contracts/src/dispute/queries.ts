import type { Page } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { authorise, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, decide, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { TitleDispute } from '../api/index.ts';
import { rootsOf } from '../asset/store.ts';
import type { Context } from '../context.ts';
import type { GrantKind } from '../grant/grant.ts';
import { type GrantRow, grantsOn } from '../grant/store.ts';
import { type DisputeRow, listDisputeRows } from './store.ts';

export type ListDisputes = { state?: TitleDispute['state'] | undefined; cursor?: string | undefined; limit: number };

/** Disputes of your organisation, newest first; the operator sees all, with the rights on each number. */
export async function listDisputes(ctx: Context, actor: Actor, query: ListDisputes): Promise<Page<TitleDispute>> {
  const member = authorise(actor, 'title.read_disputes');
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([idSchema]))[0] : undefined;
  const { state, limit } = query;
  const rows = await listDisputeRows(ctx.db.orm, {
    seen: visibleTo(member, 'title.read_disputes'),
    state,
    below,
    limit: limit + 1,
  });
  const page = toPage(rows, limit, (row) => [row.id]);
  const grants = decide(member, 'title.decide_dispute').allowed ? await grantsFor(ctx, page.items) : undefined;
  return { items: page.items.map((row) => viewOf(row, grants)), nextCursor: page.nextCursor };
}

async function grantsFor(ctx: Context, rows: readonly DisputeRow[]): Promise<Map<string, GrantRow[]>> {
  const roots = await rootsOf(ctx.db.orm, [...new Set(rows.map((row) => row.name))]);
  const grants = await grantsOn(ctx.db.orm, [...new Set(roots.values())]);
  return new Map([...roots].map(([name, root]) => [name, grants.get(root) ?? []]));
}

function metOf({ grantId, against }: DisputeRow): TitleDispute['met'] {
  return grantId && against ? { grant: grantId, against } : null;
}

function viewOf(row: DisputeRow, grants: Map<string, GrantRow[]> | undefined): TitleDispute {
  return {
    id: row.id,
    number: row.number,
    organisationId: row.organisationId,
    statement: row.statement,
    met: metOf(row),
    state: row.state as TitleDispute['state'], // a CHECK holds it to these codes
    openedAt: row.openedAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
    reason: row.reason,
    grants: grants
      ? (grants.get(row.name) ?? []).map((grant) => ({
          id: grant.id,
          contractId: grant.contractId,
          kind: grant.kind as GrantKind,
          names: grant.names,
          grantor: grant.grantor,
          grantee: grant.grantee,
          from: grant.fromDay,
          to: grant.toDay,
          endedOn: grant.endedOn,
          released: grant.releasedSeq !== null,
        }))
      : null,
  };
}
