import type { AccreditationRequest } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { AccreditationRequestRow } from './store.ts';

export function requestView(row: AccreditationRequestRow): AccreditationRequest {
  return {
    id: row.id,
    agencyId: row.agencyId,
    body: row.body,
    number: row.number,
    scope: row.scope,
    from: row.fromDay,
    to: row.toDay,
    evidence: row.evidence,
    remark: row.remark,
    state: row.state as AccreditationRequest['state'], // the table's check allows these only
    reasons: row.reasons as AccreditationRequest['reasons'], // written from the schema of a decision
    note: row.note,
    accreditationId: row.accreditationId,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

export function noRequest() {
  return fail.notFound('accreditation.request_not_found', 'There is no such request for an accreditation');
}

/** @throws INVALID_STATE for one that is answered or taken back. */
export function assertPending({ state }: AccreditationRequestRow): void {
  if (state !== 'pending') throw fail.invalidState('accreditation.request_decided', `This request is ${state} already`);
}
