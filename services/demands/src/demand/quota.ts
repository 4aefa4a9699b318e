import type { setQuotaSchema } from '@techbourse/api-schema';
import { writeAudit } from '@techbourse/db';
import { authorise, today } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { quotasOf, readUsage, setQuota, type Usage } from '@techbourse/record';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { audit, usage } from '../db/schema.ts';

/** What the actor's organisation keeps here, and the most it may. */
export async function getUsage(ctx: Context, actor: Actor): Promise<Usage> {
  const { id, verified } = authorise(actor, 'demand.read_quota').organisation;
  return readUsage(ctx.db.orm, usage, quotasOf(ctx.config), { organisationId: id, verified, day: today(ctx) });
}

/** The operator lets one organisation keep more, or less, than the settings say. */
export async function setUsage(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: z.infer<typeof setQuotaSchema>,
): Promise<Usage> {
  authorise(actor, 'demand.set_quota');
  const { verified = true, ...most } = input;
  return ctx.db.orm.transaction(async (tx) => {
    await setQuota(tx, usage, organisationId, most);
    await writeAudit(tx, audit, actor, [{ action: 'quota.set', subject: organisationId, data: most }]);
    return readUsage(tx, usage, quotasOf(ctx.config), { organisationId, verified, day: today(ctx) });
  });
}
