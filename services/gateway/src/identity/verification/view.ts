import type { VerificationRequest } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { VerificationRequestRow } from './store.ts';

export function requestView(row: VerificationRequestRow): VerificationRequest {
  return {
    id: row.id,
    organisationId: row.organisationId,
    evidence: row.evidence,
    state: row.state as VerificationRequest['state'], // the table's check allows these only
    reasons: row.reasons as VerificationRequest['reasons'], // written from the schema of a decision
    note: row.note,
    validUntil: row.validUntil?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

export function noRequest() {
  return fail.notFound('verification.not_found', 'There is no such request');
}
