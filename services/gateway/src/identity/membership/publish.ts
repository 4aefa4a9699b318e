import { type Tx, writeEvents } from '@techbourse/db';
import {
  MEMBERSHIP_CHANGED,
  MEMBERSHIP_REQUESTED,
  type MembershipChanged,
  type MembershipRequested,
  membershipKey,
} from '@techbourse/gateway/api';
import type { Role } from '@techbourse/policy';
import { outbox } from '../../db/schema.ts';
import type { JoinRequestRow } from './requests-store.ts';
import { nextVersions } from './store.ts';

export type MembershipChange = { organisationId: string; personId: string; role: Role | null };

/** Publishes what people are in an organisation from now on, in the transaction of the change. */
export async function publishMemberships(
  tx: Tx,
  changes: readonly MembershipChange[],
  requestId?: string | undefined,
): Promise<void> {
  const versions = new Map((await nextVersions(tx, changes)).map((row) => [membershipKey(row), row.version]));
  const events = changes.map((change) => {
    const key = membershipKey(change);
    const payload: MembershipChanged = { ...change, version: versions.get(key) ?? 1 };
    return { type: MEMBERSHIP_CHANGED, key, version: payload.version, payload, ...(requestId ? { requestId } : {}) };
  });
  await writeEvents(tx, outbox, events);
}

/** Publishes that somebody asks to belong to an organisation, or has been answered. */
export async function publishJoinRequest(tx: Tx, row: JoinRequestRow, requestId?: string | undefined): Promise<void> {
  const { id, organisationId, personId, state, version } = row;
  const payload: MembershipRequested = { id, organisationId, personId, state: state as 'pending', version };
  const event = { type: MEMBERSHIP_REQUESTED, key: id, version, payload, ...(requestId ? { requestId } : {}) };
  await writeEvents(tx, outbox, [event]);
}
