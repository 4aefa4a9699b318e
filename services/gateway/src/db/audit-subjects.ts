import type { AuditSubject } from '@techbourse/db';
import { apiKey, organisation } from './schema.ts';

/** Whose the things are that rows of the audit are about. */
export const auditSubjects: readonly AuditSubject[] = [
  { id: organisation.id, of: [organisation.id] },
  { id: apiKey.id, of: [apiKey.referenceId] },
];
