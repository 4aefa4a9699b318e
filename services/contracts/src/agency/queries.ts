import type { Page } from '@techbourse/api-schema';
import { authorise, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, EVERYTHING } from '@techbourse/policy';
import { z } from 'zod';
import type { AgencyPart } from '../api/index.ts';
import type { Context } from '../context.ts';
import { partOf } from '../contract/agencies.ts';
import { contractNotFound } from '../contract/load.ts';
import { confirmationsOf, findContract } from '../contract/store.ts';
import { asExchange } from '../rows.ts';
import { viewPart } from './agency.ts';
import { contractsNaming } from './store.ts';

/** Contracts that name this organisation as an agency, newest first, each as far as the agency sees it. */
export async function listAgencyParts(ctx: Context, actor: Actor, query: AgencyPartQuery): Promise<Page<AgencyPart>> {
  const member = authorise(actor, 'contract.read_agency_part');
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([cursorKey.id]))[0] : undefined;
  return asExchange(ctx, async (tx) => {
    const rows = await contractsNaming(tx, member.organisation.id, { below, limit: query.limit + 1 });
    const page = toPage(rows, query.limit, (row) => [row.id]);
    const confirmations = await confirmationsOf(tx, page.items);
    const items = page.items.flatMap((row) => {
      const part = partOf(row, member.organisation.id);
      return part
        ? [
            viewPart(
              row,
              part,
              confirmations.filter((one) => one.contractId === row.id),
            ),
          ]
        : [];
    });
    return { items, nextCursor: page.nextCursor };
  });
}

export type AgencyPartQuery = { cursor?: string | undefined; limit: number };

/** The part of an agency in a contract that names it. */
export async function getAgencyPart(ctx: Context, actor: Actor, id: string): Promise<AgencyPart> {
  const member = authorise(actor, 'contract.read_agency_part');
  return asExchange(ctx, async (tx) => {
    const contract = await findContract(tx, id, EVERYTHING);
    const part = contract && partOf(contract, member.organisation.id);
    if (!contract || !part) throw contractNotFound();
    return viewPart(contract, part, await confirmationsOf(tx, [contract]));
  });
}
