import type { Page } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import type { VerificationRequest, VerificationRequestsQuery } from '@techbourse/gateway/api';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { notFound } from '../organisation/organisation.ts';
import { findOrganisation } from '../organisation/store.ts';
import { listRequests } from './store.ts';
import { requestView } from './view.ts';

/** The requests of one organisation, newest first: for itself and the operator. */
export async function listOwnRequests(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  query: VerificationRequestsQuery,
): Promise<Page<VerificationRequest>> {
  authorise(actor, 'organisation.read_verification', { organisationId }, notFound);
  return readFor(ctx, actor, async (tx) => {
    if (!(await findOrganisation(tx, organisationId))) throw notFound();
    return pageOfRequests(tx, query, organisationId);
  });
}

/** All requests, the longest waiting first: for the operator. */
export async function listAllRequests(
  ctx: Context,
  actor: Actor,
  query: VerificationRequestsQuery,
): Promise<Page<VerificationRequest>> {
  authorise(actor, 'organisation.decide_verification');
  return readFor(ctx, actor, (tx) => pageOfRequests(tx, query, undefined));
}

async function pageOfRequests(
  tx: Tx,
  { state, cursor, limit }: VerificationRequestsQuery,
  organisationId: string | undefined,
): Promise<Page<VerificationRequest>> {
  const [after] = cursor ? decodeCursor(cursor, z.tuple([cursorKey.id])) : [];
  const rows = await listRequests(tx, { organisationId, state, after, limit: limit + 1 });
  const page = toPage(rows, limit, (row) => [row.id]);
  return { ...page, items: page.items.map(requestView) };
}
