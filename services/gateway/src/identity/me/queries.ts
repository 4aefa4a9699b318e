import type { Me } from '@techbourse/gateway/api';
import { ACTIONS, type Action, type Actor, decide, isPerson } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { readFor } from '../../rows.ts';
import { findOrcid } from '../orcid/store.ts';
import { stateOf, viewOf } from '../organisation/organisation.ts';
import { getOrganisation } from '../organisation/queries.ts';
import type { OrganisationRow } from '../organisation/store.ts';
import { accountView } from '../person/person.ts';
import { findPerson } from '../person/store.ts';
import { countRecoveryCodes } from '../second-factor/queries.ts';
import { sessionEnded } from '../session/cache.ts';
import { listMemberships } from '../session/store.ts';

/** Whom the exchange takes an actor for, and what it lets it do. */
export async function describeActor(ctx: Context, actor: Actor, sessionId: string | null): Promise<Me> {
  const organisation = actor.organisation ? await getOrganisation(ctx, actor, actor.organisation.id) : null;
  const own = isPerson(actor) ? await describePerson(ctx, actor) : { person: null, memberships: [] };
  return {
    kind: actor.kind,
    organisation,
    scopes: actor.scopes,
    operator: decide(actor, 'exchange.operate').allowed,
    role: actor.by?.role ?? null,
    ...onBehalfOf(actor),
    ...own,
    sessionId,
    may: (Object.keys(ACTIONS) as Action[]).filter((action) => decide(actor, action).allowed),
  };
}

function onBehalfOf({ by }: Actor): Pick<Me, 'onBehalf'> {
  if (!by?.agency || !by.mandateId) return {};
  const about = by.subject ?? { kind: 'all' as const };
  return { onBehalf: { agencyId: by.agency, mandateId: by.mandateId, rights: by.rights ?? [], about } };
}

async function describePerson(ctx: Context, actor: Actor): Promise<Pick<Me, 'person' | 'memberships'>> {
  const [row, memberships, orcid] = await readFor(ctx, actor, (tx) =>
    Promise.all([findPerson(tx, actor.id), listMemberships(tx, actor.id), findOrcid(tx, actor.id)]),
  );
  if (!row) throw sessionEnded();
  // Whoever runs the provider of one organisation is not to learn of the others.
  const isSeen = ({ organisation }: (typeof memberships)[number]) =>
    actor.by?.boundTo === undefined || actor.by.boundTo === organisation.id;
  return {
    person: accountView(row, { orcid, recoveryCodesLeft: await countRecoveryCodes(ctx, row.id) }),
    memberships: memberships.filter(isSeen).map(({ role, organisation }) => ({
      role,
      active: organisation.id === actor.organisation?.id,
      organisation: { ...viewOf(actor, organisation), ...standingFor(organisation) },
    })),
  };
}

/** Why a member acts for it or does not, also where it acts for another. */
function standingFor(row: OrganisationRow) {
  return { state: stateOf(row), ...(row.suspendedFor === null ? {} : { suspendedFor: row.suspendedFor }) };
}
