import type { Page } from '@techbourse/api-schema';
import type { Tx } from '@techbourse/db';
import type {
  Invitation,
  InvitationsQuery,
  JoinRequest,
  JoinRequestsQuery,
  MembersQuery,
  MemberView,
  OwnMemberships,
  Transfer,
} from '@techbourse/gateway/api';
import { authorise, authorisePerson, cursorKey, decodeCursor, toPage } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { orcidsFor } from '../orcid/shown.ts';
import { notFound, stateOf, viewOf } from '../organisation/organisation.ts';
import { findOrganisation, type OrganisationRow } from '../organisation/store.ts';
import { listInvitations, listInvitationsTo, listJoinRequests, listOwnRequests } from './requests-store.ts';
import { findPerson, findTransfer, listMembers, listMemberships, listTransfersTo } from './store.ts';
import { invitationView, joinRequestView, memberView, transferView } from './view.ts';

const OWN_REQUESTS_MAX = 100;

async function managed(tx: Tx, actor: Actor, organisationId: string): Promise<OrganisationRow> {
  authorise(actor, 'member.read', { organisationId }, notFound);
  const row = await findOrganisation(tx, organisationId);
  if (!row) throw notFound();
  return row;
}

const behind = (cursor: string | undefined): string | undefined =>
  cursor ? decodeCursor(cursor, z.tuple([cursorKey.id]))[0] : undefined;

/** The members of an organisation, for who looks after them. */
export async function listOrganisationMembers(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { cursor, limit }: MembersQuery,
): Promise<Page<MemberView>> {
  const rows = await readFor(ctx, actor, async (tx) => {
    await managed(tx, actor, organisationId);
    return listMembers(tx, organisationId, { after: behind(cursor), limit: limit + 1 });
  });
  const page = toPage(rows, limit, ({ member }) => [member.id]);
  const people = page.items.map(({ member }) => member.userId);
  const orcids = await orcidsFor(ctx, actor, people);
  const items = page.items.map((row) => {
    const member = { ...row.member, role: row.member.role as MemberView['role'] };
    return memberView(member, row, orcids.get(member.userId));
  });
  return { ...page, items };
}

/** Who asks to belong to an organisation, newest first. */
export async function listOrganisationRequests(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { state, cursor, limit }: JoinRequestsQuery,
): Promise<Page<JoinRequest>> {
  const rows = await readFor(ctx, actor, async (tx) => {
    await managed(tx, actor, organisationId);
    return listJoinRequests(tx, { organisationId, state, before: behind(cursor), limit: limit + 1 });
  });
  const page = toPage(rows, limit, ({ request }) => [request.id]);
  return { ...page, items: page.items.map(({ request, name, email }) => joinRequestView(request, { name, email })) };
}

/** Who was invited to an organisation, newest first. */
export async function listOrganisationInvitations(
  ctx: Context,
  actor: Actor,
  organisationId: string,
  { cursor, limit }: InvitationsQuery,
): Promise<Page<Invitation>> {
  const { organisation, rows } = await readFor(ctx, actor, async (tx) => ({
    organisation: await managed(tx, actor, organisationId),
    rows: await listInvitations(tx, organisationId, { before: behind(cursor), limit: limit + 1 }),
  }));
  const page = toPage(rows, limit, ({ id }) => [id]);
  return { ...page, items: page.items.map((row) => invitationView(row, organisation, ctx.clock.now())) };
}

/** The offer of ownership that waits for its answer; null: none. */
export async function getOffer(ctx: Context, actor: Actor, organisationId: string): Promise<Transfer | null> {
  return readFor(ctx, actor, async (tx) => {
    await managed(tx, actor, organisationId);
    const row = await findTransfer(tx, organisationId);
    return row ? transferView(row) : null;
  });
}

/** What the signed-in person belongs to, has asked for and is asked. */
export async function getOwnMemberships(ctx: Context, actor: Actor): Promise<OwnMemberships> {
  const personId = authorisePerson(actor, 'membership.read_own').by.person;
  const now = ctx.clock.now();
  const [memberships, requests, invitations, transfers] = await readFor(ctx, actor, async (tx) => {
    const person = await findPerson(tx, personId);
    const email = person?.emailVerified ? person.email.toLowerCase() : undefined;
    return Promise.all([
      listMemberships(tx, personId),
      listOwnRequests(tx, personId, OWN_REQUESTS_MAX),
      email === undefined ? [] : listInvitationsTo(tx, email, now),
      listTransfersTo(tx, personId),
    ]);
  });
  return {
    memberships: memberships.map(({ organisation, member }) => ({
      organisation: viewOf(asMemberOf(actor, organisation), organisation),
      role: member.role,
      since: member.createdAt.toISOString(),
    })),
    requests: requests.map((row) => joinRequestView(row)),
    invitations: invitations
      .filter(({ organisation }) => stateOf(organisation) === 'active')
      .map(({ invitation, organisation }) => invitationView(invitation, organisation, now)),
    transfers: transfers.map(transferView),
  };
}

/** A person sees what it belongs to as a member, whichever organisation its session acts for. */
function asMemberOf(actor: Actor, row: OrganisationRow): Actor {
  const { id, kind, name, country } = row;
  return { ...actor, organisation: { id, kind, name: { ...name }, country, verified: row.verifiedAt !== null } };
}
