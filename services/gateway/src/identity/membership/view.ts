import { pickText } from '@techbourse/domain';
import type { Invitation, JoinRequest, MemberView, Transfer } from '@techbourse/gateway/api';
import type { Role } from '@techbourse/policy';
import { shownAs } from '../organisation/organisation.ts';
import type { OrganisationRow } from '../organisation/store.ts';
import type { InvitationRow, JoinRequestRow } from './requests-store.ts';
import type { MemberRow, TransferRow } from './store.ts';

export function memberView(
  { userId, role, createdAt }: MemberRow,
  { name, email }: { name: string; email: string },
  orcid: string | undefined,
): MemberView {
  return { personId: userId, name, email, orcid: orcid ?? null, role, since: createdAt.toISOString() };
}

export function joinRequestView(row: JoinRequestRow, person?: { name: string; email: string }): JoinRequest {
  return {
    id: row.id,
    organisationId: row.organisationId,
    personId: row.personId,
    ...(person ? { name: person.name, email: person.email } : {}),
    message: row.message,
    state: row.state as JoinRequest['state'], // the table's check allows these only
    role: row.role as Role | null,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** An invitation at a moment: one that waited too long has expired. */
export function invitationView(row: InvitationRow, organisation: OrganisationRow, now: Date): Invitation {
  const isOver = row.status === 'pending' && row.expiresAt <= now;
  return {
    id: row.id,
    organisationId: row.organizationId,
    organisationName: nameFor(organisation),
    email: row.email,
    role: row.role as Role,
    state: isOver ? 'expired' : (row.status as Invitation['state']),
    expiresAt: row.expiresAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
  };
}

/** What who is invited is told: the name that the operator vouched for, or, of an organisation that it does not know, its own. */
export function nameFor(organisation: OrganisationRow): string {
  const { name } = organisation.knownAs === null ? organisation : shownAs(organisation);
  return pickText(name)?.text ?? organisation.displayName;
}

export function transferView(row: TransferRow): Transfer {
  return {
    id: row.id,
    organisationId: row.organisationId,
    fromPersonId: row.fromPersonId,
    toPersonId: row.toPersonId,
    state: row.state as Transfer['state'], // the table's check allows these only
    createdAt: row.createdAt.toISOString(),
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}
