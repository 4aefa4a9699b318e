import { writeAudit } from '@techbourse/db';
import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { publishOrganisations } from '../organisation/publish.ts';
import { updateOrganisation } from '../organisation/store.ts';
import { lockEnded } from './store.ts';

const BATCH = 100;
const GATEWAY: Actor = { kind: 'system', id: 'gateway', organisation: null, scopes: [] };

/**
 * Ends verifications that have run out: such an organisation is as good as never verified, and hidden with what it has
 * published, until it is verified anew. @returns whether there are more.
 */
export async function expireVerifications(ctx: Pick<Context, 'jobs' | 'clock' | 'changes'>): Promise<boolean> {
  const ended = await ctx.jobs.orm.transaction(async (tx) => {
    const now = ctx.clock.now();
    const rows = await lockEnded(tx, now, BATCH);
    const changed = [];
    for (const { id, version, verifiedUntil } of rows) {
      const values = { verifiedAt: null, reverifySince: null, lapsedAt: now, version: version + 1, updatedAt: now };
      changed.push(await updateOrganisation(tx, id, values));
      const data = { validUntil: verifiedUntil?.toISOString() ?? null };
      await writeAudit(tx, audit, GATEWAY, [{ action: 'organisation.verification_expired', subject: id, data }]);
    }
    await publishOrganisations(tx, changed, undefined, 'verification_expired');
    return changed.map(({ id }) => id);
  });
  for (const id of ended) ctx.changes.emit('organisation', id);
  return ended.length === BATCH;
}
