import type { AuditSubject } from '@techbourse/db';
import { contract, deal, titleDispute, titleStanding } from './schema.ts';

/** Whose the things are that rows of the audit are about. */
export const auditSubjects: readonly AuditSubject[] = [
  { id: deal.id, of: [deal.sellerId, deal.buyerId] },
  { id: contract.id, of: [contract.sellerId, contract.buyerId] },
  { id: titleDispute.id, of: [titleDispute.organisationId] },
  { id: titleStanding.id, of: [titleStanding.organisationId] },
];
