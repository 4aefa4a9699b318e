import { type Tx, writeAudit, writeEvents } from '@techbourse/db';
import { MANDATE_CHANGED, type MandateChanged, type MandateSide, type MandateVersion } from '@techbourse/gateway/api';
import type { Call } from '@techbourse/platform';
import type { Member } from '@techbourse/policy';
import { audit, outbox } from '../../db/schema.ts';
import { aboutOf, closedOf, termsOf } from './mandate.ts';
import { insertVersion, type MandateRow } from './store.ts';

type Change = {
  member: Member;
  row: MandateRow;
  action: MandateVersion['action'];
  side: MandateSide;
  reason?: string | undefined;
  at: Date;
  call: Call;
};

/** What every change of a mandate leaves behind: its version, the audit, and the event for the other services. */
export async function recordChange(tx: Tx, { member, row, action, side, reason, at, call }: Change): Promise<void> {
  const { id, version } = row;
  await insertVersion(tx, {
    mandateId: id,
    version,
    action,
    side,
    content: termsOf(row),
    actorKind: member.kind,
    actorId: member.id,
    reason: reason ?? null,
    at,
  });
  const data = { version, side, clientId: row.clientId, agencyId: row.agencyId, ...(reason ? { reason } : {}) };
  await writeAudit(tx, audit, member, [{ action: `mandate.${action}`, subject: id, data }]);
  const { requestId } = call;
  const payload = eventOf(row);
  await writeEvents(tx, outbox, [
    { type: MANDATE_CHANGED, key: id, version, payload, ...(requestId ? { requestId } : {}) },
  ]);
}

/** The words between the two sides stay with them: the note is not told. */
export function eventOf(row: MandateRow): MandateChanged {
  return {
    id: row.id,
    version: row.version,
    clientId: row.clientId,
    agencyId: row.agencyId,
    state: row.state as MandateChanged['state'], // a CHECK holds it to these codes
    about: aboutOf(row),
    exclusive: row.exclusive,
    from: row.fromDay,
    to: row.toDay,
    rights: row.rights,
    commission: row.commission,
    proposedBy: row.proposedBy as MandateSide, // a CHECK holds it to these codes
    proposedAt: row.proposedAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    closed: closedOf(row),
  };
}
