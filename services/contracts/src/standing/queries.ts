import { readPatentNumber } from '@techbourse/domain';
import { authorise, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { TitleStanding } from '../api/index.ts';
import { numberName } from '../asset/names.ts';
import type { Context } from '../context.ts';
import { standingsOn } from './store.ts';

/** Standings on record, newest first; of one number when it is given. */
export async function listStandings(ctx: Context, actor: Actor, number: string | undefined): Promise<TitleStanding[]> {
  authorise(actor, 'title.read_standings');
  const read = number === undefined ? undefined : readPatentNumber(number);
  if (read && !read.ok) {
    throw fail.validation('input.invalid', read.message, [
      { pointer: '/number', rule: read.rule, message: read.message },
    ]);
  }
  const rows = await standingsOn(ctx.db.orm, number === undefined ? undefined : numberName(number));
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    organisationId: row.organisationId,
    reason: row.reason,
    recordedAt: row.recordedAt.toISOString(),
    ledgerSeq: row.ledgerSeq,
    withdrawn: row.withdrawnSeq === null ? null : { reason: row.withdrawnReason ?? '', ledgerSeq: row.withdrawnSeq },
  }));
}
