import type { AuditSubject } from '@techbourse/db';
import { mandate } from './mandate-tables.ts';
import { apiKey, organisation } from './schema.ts';

/** Whose the things are that rows of the audit are about. */
export const auditSubjects: readonly AuditSubject[] = [
  // Who joins, asks or declines may act for another organisation then, or for none.
  { id: organisation.id, of: [organisation.id], shared: { noun: 'membership', person: true } },
  { id: apiKey.id, of: [apiKey.referenceId] },
  { id: mandate.id, of: [mandate.clientId, mandate.agencyId], shared: { noun: 'mandate', person: false } },
];
