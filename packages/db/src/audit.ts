import { currentRequest, newId } from '@techbourse/platform';
import type { Actor, Read } from '@techbourse/policy';
import type { Database, Executor, Tx } from './connect.ts';
import { rowBatches } from './row-batches.ts';
import type { ServiceTables } from './tables.ts';

export type AuditEntry = { action: string; subject: string; data?: Record<string, unknown> };

/**
 * Notes who did what, in the transaction of the change itself: the actor with the person, agency and mandate it acts by,
 * and the address and id of the request under way.
 */
export async function writeAudit(
  tx: Tx | Executor,
  audit: ServiceTables['audit'],
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<void> {
  await insert(tx, audit, actor, entries, false);
}

/** Notes the reads of confidential things that an answer is about to show (`auditReads` of `buildApp`). */
export function readsAuditor(db: Database, audit: ServiceTables['audit']) {
  return (actor: Actor, reads: readonly Read[]): Promise<void> => insert(db.orm, audit, actor, reads, true);
}

async function insert(
  tx: Tx | Executor,
  audit: ServiceTables['audit'],
  actor: Actor,
  entries: readonly AuditEntry[],
  isRead: boolean,
): Promise<void> {
  const { person, agency, mandateId } = actor.by ?? {};
  const request = currentRequest();
  const rows = entries.map((entry) => ({
    id: newId(),
    action: entry.action,
    subject: entry.subject,
    actorKind: actor.kind,
    actorId: actor.id,
    organisationId: actor.organisation?.id ?? null,
    personId: person ?? null,
    agencyId: agency ?? null,
    mandateId: mandateId ?? null,
    address: request?.address ?? null,
    requestId: request?.requestId ?? null,
    isRead,
    data: entry.data ?? {},
  }));
  for (const part of rowBatches(audit, rows)) await tx.insert(audit).values(part);
}
