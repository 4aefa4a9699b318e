import type { AuditSubject } from '@techbourse/db';
import { listing } from './schema.ts';

/** Whose the things are that rows of the audit are about. */
export const auditSubjects: readonly AuditSubject[] = [{ id: listing.id, of: [listing.organisationId] }];
