import type { Page } from '@techbourse/api-schema';
import { idSchema } from '@techbourse/domain';
import { authorise, decodeCursor, toPage } from '@techbourse/platform';
import { type Actor, visibleTo } from '@techbourse/policy';
import { z } from 'zod';
import type { SublicenceConsent } from '../api/index.ts';
import type { Context } from '../context.ts';
import { readFor } from '../rows.ts';
import { type ConsentRow, listConsentRows, usedOf } from './store.ts';

export type ListConsents = { contract?: string | undefined; cursor?: string | undefined; limit: number };

/** Consents that your organisation gave, and those to sublicences of its licences; newest first. */
export async function listConsents(ctx: Context, actor: Actor, query: ListConsents): Promise<Page<SublicenceConsent>> {
  const member = authorise(actor, 'title.read_consents');
  const below = query.cursor ? decodeCursor(query.cursor, z.tuple([idSchema]))[0] : undefined;
  const { contract, limit } = query;
  const seen = visibleTo(member, 'title.read_consents');
  return readFor(ctx, member, async (tx) => {
    const rows = await listConsentRows(tx, { seen, contract, below, limit: limit + 1 });
    const page = toPage(rows, limit, (row) => [row.id]);
    const used = await usedOf(
      tx,
      page.items.map((row) => row.id),
    );
    return { items: page.items.map((row) => viewOf(row, used.has(row.id))), nextCursor: page.nextCursor };
  });
}

function viewOf(row: ConsentRow, isUsed: boolean): SublicenceConsent {
  const { id, contractId, consentedBy, sublicensee, fieldOfUse, territory, ledgerSeq, withdrawnSeq } = row;
  const left = isUsed ? 'used' : 'open';
  return {
    id,
    contractId,
    consentedBy,
    sublicensee,
    kind: row.kind as SublicenceConsent['kind'], // a CHECK holds it to these codes
    fieldOfUse,
    territory,
    from: row.fromDay,
    to: row.toDay,
    state: withdrawnSeq === null ? left : 'withdrawn',
    recordedAt: row.recordedAt.toISOString(),
    ledgerSeq,
    withdrawn: withdrawnSeq === null ? null : { reason: row.withdrawnReason ?? '', ledgerSeq: withdrawnSeq },
  };
}
