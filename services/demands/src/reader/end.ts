import { idempotent, writeAudit } from '@techbourse/db';
import { authorise, type Call, fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DemandReader } from '../api/reader.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { demands, disclosures } from '../demand/store.ts';
import { viewReader } from './view.ts';

/** The demand is anonymous to this reader again. What it has read it knows. */
export async function endReader(
  ctx: Context,
  actor: Actor,
  { id, readerId }: { id: string; readerId: string },
  call: Call,
): Promise<DemandReader> {
  const member = authorise(actor, 'demand.name_reader');
  const request = { verb: 'end_reader', id, readerId };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const demand = await demands.getOwnForUpdate(tx, member, id, 'demand.name_reader');
    const row = await disclosures.find(tx, readerId);
    if (row?.recordId !== demand.id || row.endedAt) {
      throw fail.notFound('demand.reader.not_found', 'This demand has no such reader');
    }
    await disclosures.keep(tx, { ...row, version: row.version + 1, endedAt: ctx.clock.now() });
    const { organisationId } = row;
    await writeAudit(tx, audit, actor, [{ action: 'demand.end_reader', subject: id, data: { organisationId } }]);
    return viewReader(row);
  });
}
