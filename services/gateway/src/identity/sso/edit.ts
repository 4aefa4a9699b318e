import { amongEveryRow, writeAudit } from '@techbourse/db';
import type { SsoProvider, SsoProviderEdit } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import { type Actor, decide, rowsOf } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { audit } from '../../db/schema.ts';
import { readFor, writeFor } from '../../rows.ts';
import { domainTaken } from './approve.ts';
import { discover } from './discovery.ts';
import { deleteIdentities } from './people-store.ts';
import {
  assertMayRequire,
  assertSecretFits,
  auditedOf,
  changesTrust,
  noProvider,
  readDomains,
  versionConflict,
  viewOf,
} from './provider.ts';
import { publishProvider } from './publish.ts';
import { sealSecret } from './secret.ts';
import { findProvider, freeDomains, lockProvider, takenDomains, updateProvider } from './store.ts';

/**
 * Changes the provider of an organisation. What the operator approved is proposed again when it changes, and so is a disabled
 * one by any change. The operator itself may only let other sessions in again.
 * @param session the session that asks; null for a key.
 */
export async function editProvider(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  edit: SsoProviderEdit,
  session: { ssoProviderId: string | null } | null,
): Promise<SsoProvider> {
  authorise(actor, 'sso.edit', { organisationId }, noProvider);
  const isOwn = decide(actor, 'sso.propose', { organisationId }).allowed;
  if (!isOwn) assertLifts(edit);
  const domains = edit.domains && readDomains(edit.domains);
  const before = await readFor(ctx, actor, (tx) => findProvider(tx, organisationId));
  if (!before) throw noProvider();
  if (edit.issuer !== undefined && edit.issuer !== before.issuer) await discover(ctx.outbound, edit.issuer);
  const row = await writeFor(ctx, actor, async (tx) => {
    const found = await lockProvider(tx, organisationId);
    if (!found) throw noProvider();
    if (found.version !== edit.expectedVersion) throw versionConflict(found);
    const next = {
      issuer: edit.issuer ?? found.issuer,
      clientId: edit.clientId ?? found.clientId,
      domains: domains ?? found.domains,
    };
    assertSecretFits(found, next, edit);
    const isProposedAgain =
      found.state !== 'proposed' && (found.state === 'disabled' ? isOwn : changesTrust(found, next));
    assertMayRequire(found, edit, { isProposedAgain, by: session?.ssoProviderId ?? null });
    const taken = await amongEveryRow(tx, rowsOf(actor), () => takenDomains(tx, next.domains, found.id));
    if (taken.length > 0) throw domainTaken(taken);
    const changed = await updateProvider(tx, found, {
      ...next,
      ...(edit.clientSecret === undefined ? {} : { clientSecret: sealSecret(ctx, found.id, edit.clientSecret) }),
      ...(edit.defaultRole === undefined ? {} : { defaultRole: edit.defaultRole }),
      ...(edit.required === undefined ? {} : { required: edit.required }),
      ...(isProposedAgain ? { state: 'proposed', approvedAt: null, disabledBy: null } : {}),
      updatedAt: ctx.clock.now(),
    });
    if (isProposedAgain) {
      await freeDomains(tx, found.id);
      await publishProvider(tx, changed);
    }
    if (next.issuer !== found.issuer) await deleteIdentities(tx, found.id);
    const data = { ...auditedOf(changed), ...(edit.clientSecret === undefined ? {} : { clientSecret: 'changed' }) };
    await writeAudit(tx, audit, actor, [{ action: 'sso.edited', subject: organisationId, data }]);
    return changed;
  });
  ctx.changes.emit('organisation', organisationId);
  return viewOf(row, ctx.publicUrl);
}

/** @throws AppError FORBIDDEN (`sso.operator_lifts_only`): who approves a provider does not write it. */
function assertLifts({ expectedVersion: _, required, ...rest }: SsoProviderEdit): void {
  if (required === false && Object.values(rest).every((value) => value === undefined)) return;
  throw fail.forbidden(
    'sso.operator_lifts_only',
    'The organisation itself writes this; the operator approves it, disables it, or sets "required" to false',
  );
}
