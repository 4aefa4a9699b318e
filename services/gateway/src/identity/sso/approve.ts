import { writeAudit } from '@techbourse/db';
import type { SsoApproval, SsoDisabling, SsoProvider } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, decide } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { writeFor } from '../../rows.ts';
import { deleteSessionsOf } from './people-store.ts';
import { auditedOf, noProvider, versionConflict, viewOf } from './provider.ts';
import { publishProvider } from './publish.ts';
import { freeDomains, lockProvider, takeDomains, takenDomains, updateProvider } from './store.ts';

/** The operator lets a provider speak for its domains, just as it was looked at. */
export async function approveProvider(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: SsoApproval,
): Promise<SsoProvider> {
  authorise(actor, 'sso.approve');
  const row = await writeFor(ctx, actor, async (tx) => {
    const found = await lockProvider(tx, organisationId);
    if (!found) throw noProvider();
    if (found.version !== input.expectedVersion) throw versionConflict(found);
    if (found.state !== 'proposed') {
      throw fail.invalidState('sso.not_proposed', `Only what is proposed is approved; this is ${found.state}`);
    }
    const isTaken = !(await takeDomains(tx, found.id, found.domains));
    if (isTaken) throw domainTaken(await takenDomains(tx, found.domains, found.id));
    const now = ctx.clock.now();
    const changed = await updateProvider(tx, found, {
      state: 'approved',
      approvedAt: now,
      note: input.note ?? null,
      updatedAt: now,
    });
    await publishProvider(tx, changed);
    await writeAudit(tx, audit, actor, [{ action: 'sso.approved', subject: organisationId, data: auditedOf(changed) }]);
    return changed;
  });
  ctx.changes.emit('organisation', organisationId);
  return viewOf(row, ctx.publicUrl);
}

/** Nobody signs in by the provider any more, and the sessions it made end. By the organisation or the operator. */
export async function disableProvider(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  input: SsoDisabling,
): Promise<SsoProvider> {
  authorise(actor, 'sso.disable', { organisationId }, noProvider);
  const row = await writeFor(ctx, actor, async (tx) => {
    const found = await lockProvider(tx, organisationId);
    if (!found) throw noProvider();
    if (found.state === 'disabled') return found;
    await freeDomains(tx, found.id);
    const disabledBy = decide(actor, 'sso.propose', { organisationId }).allowed ? 'organisation' : 'operator';
    const changed = await updateProvider(tx, found, {
      state: 'disabled',
      disabledBy,
      // there would be no way in
      required: false,
      approvedAt: null,
      note: input.note ?? null,
      updatedAt: ctx.clock.now(),
    });
    await publishProvider(tx, changed);
    const ended = await deleteSessionsOf(tx, found.id);
    const data = { ...auditedOf(changed), disabledBy, people: ended.length };
    await writeAudit(tx, audit, actor, [{ action: 'sso.disabled', subject: organisationId, data }]);
    return changed;
  });
  ctx.changes.emit('organisation', organisationId);
  return viewOf(row, ctx.publicUrl);
}

export function domainTaken(domains: readonly string[]) {
  const message = `People of ${domains.join(', ')} sign in by the provider of another organisation`;
  return fail.conflict('sso.domain_taken', message, { domains });
}
