import { idempotent, writeAudit } from '@techbourse/db';
import { authorise, type Call, fail, newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { DemandReader, NameReader } from '../api/reader.ts';
import type { Context } from '../context.ts';
import { audit, idempotency } from '../db/schema.ts';
import { demandOwners, demands, disclosures } from '../demand/store.ts';
import { viewReader } from './view.ts';

/** The owner of an anonymous demand lets an organisation know who it is. Twice is once. */
export async function nameReader(
  ctx: Context,
  actor: Actor,
  id: string,
  { organisationId }: NameReader,
  call: Call,
): Promise<DemandReader> {
  const member = authorise(actor, 'demand.name_reader');
  const request = { verb: 'name_reader', id, organisationId };
  return idempotent(ctx.db.orm, idempotency, { actor: member, key: call.idempotencyKey, request }, async (tx) => {
    const demand = await demands.getOwnForUpdate(tx, member, id, 'demand.name_reader');
    if (!demand.content.anonymous)
      throw fail.invalidState('demand.reader.not_anonymous', 'This demand names its owner');
    if (demand.organisationId === organisationId || !(await demandOwners.find(tx, organisationId))) {
      const message = 'There is no such other organisation';
      const issue = { pointer: '/organisationId', rule: 'demand.reader.unknown', message };
      throw fail.validation(issue.rule, message, [issue]);
    }
    const [standing] = await disclosures.standingFor(tx, demand, organisationId);
    if (standing) return viewReader(standing);
    const row = {
      id: newId(),
      version: 1,
      recordId: id,
      grantedBy: demand.organisationId,
      organisationId,
      tier: 'T2' as const,
      people: null,
      grantedAt: ctx.clock.now(),
      endedAt: null,
    };
    await disclosures.keep(tx, row);
    await writeAudit(tx, audit, actor, [{ action: 'demand.name_reader', subject: id, data: { organisationId } }]);
    return viewReader(row);
  });
}
