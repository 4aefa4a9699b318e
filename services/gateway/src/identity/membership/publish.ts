import { type Tx, writeEvents } from '@techbourse/db';
import {
  INVITATION_CHANGED,
  type InvitationChanged,
  MEMBERSHIP_CHANGED,
  MEMBERSHIP_REQUESTED,
  type MembershipChanged,
  type MembershipRequested,
  membershipKey,
  OWNERSHIP_OFFERED,
  type OwnershipOffered,
} from '@techbourse/gateway/api';
import type { Role } from '@techbourse/policy';
import { outbox } from '../../db/schema.ts';
import { findPersonByEmail } from '../person/store.ts';
import type { InvitationRow, JoinRequestRow } from './requests-store.ts';
import { nextVersions, type TransferRow } from './store.ts';

export type MembershipChange = {
  organisationId: string;
  personId: string;
  role: Role | null;
  merge?: MembershipChanged['merge'];
};

/** Publishes what people are in an organisation from now on, in the transaction of the change. */
export async function publishMemberships(
  tx: Tx,
  changes: readonly MembershipChange[],
  requestId?: string | undefined,
): Promise<void> {
  const versions = new Map((await nextVersions(tx, changes)).map((row) => [membershipKey(row), row.version]));
  const events = changes.map((change) => {
    const key = membershipKey(change);
    const payload: MembershipChanged = { merge: null, ...change, version: versions.get(key) ?? 1 };
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

/** Publishes an invitation as it is now. The address stays here: only whose it is is told. */
export async function publishInvitation(tx: Tx, row: InvitationRow): Promise<void> {
  const { id, organizationId: organisationId, email, status, expiresAt, version } = row;
  const payload: InvitationChanged = {
    id,
    organisationId,
    personId: (await findPersonByEmail(tx, email))?.id ?? null,
    role: row.role as Role, // written from the schema of a request
    state: status as InvitationChanged['state'],
    expiresAt: expiresAt.toISOString(),
    version,
  };
  await writeEvents(tx, outbox, [{ type: INVITATION_CHANGED, key: id, version, payload }]);
}

/** Publishes that ownership is offered, or that there is nothing to answer any more. */
export async function publishOffers(tx: Tx, rows: readonly TransferRow[]): Promise<void> {
  const events = rows.map(({ id, organisationId, fromPersonId, toPersonId, state }) => {
    const version = state === 'pending' ? 1 : 2;
    const told = { id, organisationId, fromPersonId, toPersonId };
    const payload: OwnershipOffered = { ...told, state: state as OwnershipOffered['state'], version };
    return { type: OWNERSHIP_OFFERED, key: id, version, payload };
  });
  if (events.length > 0) await writeEvents(tx, outbox, events);
}
