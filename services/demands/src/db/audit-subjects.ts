import type { AuditSubject } from '@techbourse/db';
import { demand } from './schema.ts';

/** Whose the things are that rows of the audit are about. */
export const auditSubjects: readonly AuditSubject[] = [{ id: demand.id, of: [demand.organisationId] }];
