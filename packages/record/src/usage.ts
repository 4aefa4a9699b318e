import type { setQuotaSchema } from '@techbourse/api-schema';
import { type Database, type ServiceTables, writeAudit } from '@techbourse/db';
import { type Clock, today } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import type { z } from 'zod';
import { type QuotaConfig, quotasOf, readUsage, setQuota, type Usage } from './quota.ts';
import type { QuotaTable } from './tables.ts';

type UsageContext = { db: Database; clock: Clock; config: QuotaConfig & { EXCHANGE_TIME_ZONE: string } };

/** What the member's organisation keeps here, and the most it may. */
export async function getOwnUsage(ctx: UsageContext, member: Member, usage: QuotaTable): Promise<Usage> {
  const { id, verified } = member.organisation;
  return readUsage(ctx.db.orm, usage, quotasOf(ctx.config), { organisationId: id, verified, day: today(ctx) });
}

/** The operator lets one organisation keep more, or less, than the settings say. */
export async function setUsageOf(
  ctx: UsageContext,
  operator: Member,
  organisationId: string,
  input: z.infer<typeof setQuotaSchema>,
  tables: { usage: QuotaTable; audit: ServiceTables['audit'] },
): Promise<Usage> {
  const { verified = true, ...most } = input;
  return ctx.db.orm.transaction(async (tx) => {
    await setQuota(tx, tables.usage, organisationId, most);
    await writeAudit(tx, tables.audit, operator, [{ action: 'quota.set', subject: organisationId, data: most }]);
    return readUsage(tx, tables.usage, quotasOf(ctx.config), { organisationId, verified, day: today(ctx) });
  });
}
