import { type Tx, writeAudit } from '@techbourse/db';
import { reviewedWeights, usableWeights, versionBefore } from '@techbourse/matching-engine';
import { authorise, fail } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import type { Activated, ActivateWeights } from '../api/weights.ts';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { startRematch } from '../rematch/start.ts';
import { findVersion, insertActivation, listActivations, listVersions, lockWeights } from './weights-store.ts';

type Ctx = Pick<Context, 'db'>;
type Switch = { kind: 'activate' | 'rollback'; reason?: string | undefined; requestId?: string | undefined };

/** Activates a version and starts a full re-match, for the operator. Activating the active version changes nothing. */
export async function activateWeights(
  ctx: Ctx,
  actor: Actor,
  { version, reason }: ActivateWeights,
  requestId?: string,
): Promise<Activated> {
  const operator = authorise(actor, 'learning.operate');
  return ctx.db.orm.transaction(async (tx) => {
    await lockWeights(tx);
    const before = await activeVersion(tx);
    await assertUsable(tx, version);
    if (before === version) return { active: version, before, rematch: null };
    return switchTo(tx, operator, { before, version }, { kind: 'activate', reason, requestId });
  });
}

/** Takes back the last activation; a second call takes back the one before. */
export async function rollbackWeights(
  ctx: Ctx,
  actor: Actor,
  { reason }: { reason?: string | undefined },
  requestId?: string,
): Promise<Activated> {
  const operator = authorise(actor, 'learning.operate');
  return ctx.db.orm.transaction(async (tx) => {
    await lockWeights(tx);
    const before = await activeVersion(tx);
    const back = versionBefore(await listActivations(tx));
    if (back === undefined) {
      throw fail.invalidState(
        'weights.rollback.nothing',
        `No version was active before "${before}": there is nothing to roll back to`,
      );
    }
    const version = await inEffect(tx, back);
    return switchTo(tx, operator, { before, version }, { kind: 'rollback', reason, requestId });
  });
}

async function activeVersion(tx: Tx): Promise<string> {
  return inEffect(tx, (await listActivations(tx)).at(-1)?.version);
}

/** The version in effect when the log says `version`: the reviewed set instead of one that this release cannot use. */
async function inEffect(tx: Tx, version: string | undefined): Promise<string> {
  const row = version === undefined ? undefined : await findVersion(tx, version);
  return row && usableWeights(row) ? row.id : reviewedWeights.id;
}

async function switchTo(
  tx: Tx,
  operator: Member,
  { before, version }: { before: string; version: string },
  { kind, reason, requestId }: Switch,
): Promise<Activated> {
  await insertActivation(tx, { version, kind, reason: reason ?? null, by: operator.id });
  await writeAudit(tx, audit, operator, [
    { action: `weights.${kind}`, subject: version, data: { before, reason: reason ?? null } },
  ]);
  const rematch = await startRematch(tx, {
    reason: `weights ${version} instead of ${before}`,
    actor: operator,
    weights: version,
    supersede: true,
    ...(requestId ? { requestId } : {}),
  });
  return { active: version, before, rematch };
}

async function assertUsable(tx: Tx, version: string): Promise<void> {
  if (version === reviewedWeights.id) return;
  const row = await findVersion(tx, version);
  const refuse = (reason: string, rule: string, message: string) =>
    fail.validation(reason, message, [{ pointer: '/version', rule: `weights.version.${rule}`, message }]);
  if (!row) {
    const known = [...(await listVersions(tx)).map((one) => one.id), reviewedWeights.id].join(', ');
    throw refuse('weights.unknown_version', 'known', `There is no version "${version}". Known: ${known}`);
  }
  if (usableWeights(row)) return;
  throw refuse(
    'weights.other_formulas',
    'formulas',
    `"${version}" was fitted to the formulas of "${row.root}", and this release has those of "${reviewedWeights.id}"`,
  );
}
