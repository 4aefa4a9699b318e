import { newId } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import type { Executor, Tx } from './connect.ts';
import type { ServiceTables } from './tables.ts';

export type AuditEntry = { action: string; subject: string; data?: Record<string, unknown> };

/** Notes who did what, in the transaction of the change itself. */
export async function writeAudit(
  tx: Tx | Executor,
  audit: ServiceTables['audit'],
  actor: Actor,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await tx.insert(audit).values(
    entries.map((entry) => ({
      id: newId(),
      action: entry.action,
      subject: entry.subject,
      actorKind: actor.kind,
      actorId: actor.id,
      organisationId: actor.organisation?.id ?? null,
      data: entry.data ?? {},
    })),
  );
}
