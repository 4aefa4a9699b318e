import { currentRequest, newId } from '@techbourse/platform';
import { type Actor, clientsOf, type Read, rowsOf } from '@techbourse/policy';
import { inArray } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Database, Executor, Tx } from './connect.ts';
import { rowBatches } from './row-batches.ts';
import { withRows } from './rows.ts';
import type { ServiceTables } from './tables.ts';

/** Records that rows of the audit are about: the column of their id, and those of whose they are. */
export type AuditSubject = {
  id: PgColumn;
  of: readonly PgColumn[];
  /** The noun of actions that they all read of, whoever did them; `person`: and by which person, but of the operator's. */
  shared?: { noun: string; person: boolean };
};

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

/**
 * Notes the reads of confidential things that an answer is about to show (`auditReads` of `buildApp`). What an agency reads
 * of its clients, whether it names one or not, is noted as done for the client whose record it is, so that the client reads
 * of it. `subjects`: whose the records are, where an answer does not say it.
 */
export function readsAuditor(
  db: Database,
  audit: ServiceTables['audit'],
  subjects: readonly AuditSubject[] = [],
): (actor: Actor, reads: readonly Read[]) => Promise<void> {
  return async (actor, reads) => {
    const owners = await unnamedOwners(db, subjects, actor, reads);
    const rows = reads.flatMap(({ action, subject, clients = owners.get(subject) ?? [] }) => {
      const reach = clientsOf(actor, action);
      const of = clients.filter((id) => reach.includes(id));
      return (of.length > 0 ? of : [undefined]).map((client) => ({ action, subject, client }));
    });
    await insert(db.orm, audit, actor, rows, true);
  };
}

/** Whose the records are of which an answer to an agency with clients does not say it. */
async function unnamedOwners(
  db: Database,
  subjects: readonly AuditSubject[],
  actor: Actor,
  reads: readonly Read[],
): Promise<Map<string, string[]>> {
  const asked = reads.filter((read) => !read.clients && clientsOf(actor, read.action).length > 0);
  const ids = [...new Set(asked.map(({ subject }) => subject))].filter((id) => z.uuid().safeParse(id).success);
  if (ids.length === 0 || subjects.length === 0) return new Map();
  return withRows(db.orm, rowsOf(actor), async (tx) => {
    const found = new Map<string, string[]>();
    for (const { id, of } of subjects) {
      const columns = Object.fromEntries([['id', id], ...of.map((column, n) => [`of${n}`, column])]);
      const rows = await tx.select(columns).from(id.table).where(inArray(id, ids));
      for (const { id: subject, ...owners } of rows) {
        found.set(
          String(subject),
          Object.values(owners).filter((owner) => typeof owner === 'string'),
        );
      }
    }
    return found;
  });
}

async function insert(
  tx: Tx | Executor,
  audit: ServiceTables['audit'],
  actor: Actor,
  entries: readonly (AuditEntry & { client?: string | undefined })[],
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
    organisationId: entry.client ?? actor.organisation?.id ?? null,
    personId: person ?? null,
    agencyId: (entry.client ? actor.organisation?.id : agency) ?? null,
    mandateId: mandateId ?? null,
    address: request?.address ?? null,
    requestId: request?.requestId ?? null,
    isRead,
    data: entry.data ?? {},
  }));
  for (const part of rowBatches(audit, rows)) await tx.insert(audit).values(part);
}
