import type { Page } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import type { AccreditationRequest, AccreditationRequestsQuery } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, fail, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { assertAgency } from '../agency/agency.ts';
import { findOrganisation } from '../organisation/store.ts';
import { listRequests } from './store.ts';
import { requestView } from './view.ts';

/** The requests of one agency, newest first: for itself and the operator. */
export async function listRequestsOfAgency(
  ctx: Context,
  actor: Actor,
  agencyId: string,
  query: AccreditationRequestsQuery,
): Promise<Page<AccreditationRequest>> {
  authorise(actor, 'agency.read_accreditation_requests', { organisationId: agencyId }, () =>
    fail.notFound('agency.not_found', 'There is no such agency'),
  );
  return readFor(ctx, actor, async (tx) => {
    assertAgency(actor, await findOrganisation(tx, agencyId));
    return pageOfRequests(tx, query, agencyId);
  });
}

/** All requests, the longest waiting first: for the operator. */
export async function listAccreditationRequests(
  ctx: Context,
  actor: Actor,
  query: AccreditationRequestsQuery,
): Promise<Page<AccreditationRequest>> {
  authorise(actor, 'agency.accredit');
  return readFor(ctx, actor, (tx) => pageOfRequests(tx, query, undefined));
}

async function pageOfRequests(
  tx: Tx,
  { state, cursor, limit }: AccreditationRequestsQuery,
  agencyId: string | undefined,
): Promise<Page<AccreditationRequest>> {
  const [after] = cursor ? decodeCursor(cursor, z.tuple([cursorKey.id])) : [];
  const rows = await listRequests(tx, { agencyId, state, after, limit: limit + 1 });
  const page = toPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(requestView) };
}
