import type { MandateState } from '@techbourse/gateway/api';
import { AppError, fail, said } from '@techbourse/platform';
import type { Actor, ActorOrganisation, Member } from '@techbourse/policy';
import { type AgencyStanding, standingFault } from '../agency/agency.ts';
import type { OrganisationState } from '../organisation/organisation.ts';
import { stateOn } from './mandate.ts';
import type { MandateRow } from './store.ts';

/** What decides whether an agency acts for an organisation now. */
export type Relation = {
  standing: AgencyStanding | undefined;
  /** Undefined without any mandate that was ever accepted: then nothing is told of the organisation, not that it exists. */
  client: ActorOrganisation | undefined;
  clientState: OrganisationState;
  mandates: readonly MandateRow[];
};

/**
 * The mandate by which an agency acts for an organisation today.
 * @param wanted the mandate that the caller names; needed when several are in force and none is for all.
 * @throws FORBIDDEN `mandate.none`, `mandate.not_begun`, `mandate.ended`, `agency.*`; CONFLICT `mandate.which`.
 */
export function chooseMandate(
  { standing, mandates, clientState }: Relation,
  today: string,
  wanted?: string,
): { mandate: MandateRow } {
  const asked = wanted === undefined ? mandates : mandates.filter(({ id }) => id === wanted);
  const of = (state: MandateState) => asked.filter((row) => stateOn(row, today) === state);
  const inForce = of('in_force');
  const [first, ...others] = inForce;
  if (!first) throw whyNone(asked, today);
  const fault = standing ? standingFault(standing, today) : noMandate();
  if (fault) throw fault;
  if (clientState !== 'active')
    throw fail.forbidden('mandate.client', `The client is ${clientState}: nobody acts for it`);
  const whole = inForce.find(({ subjectKind }) => subjectKind === 'all');
  if (others.length === 0 || whole) return { mandate: whole ?? first };
  const message =
    'Several mandates of this client are in force: name the one you act by, as in "<organisation>; mandate=<id>"';
  throw fail.conflict('mandate.which', message, { mandates: inForce.map(({ id }) => id) });
}

function whyNone(asked: readonly MandateRow[], today: string): AppError {
  const [latest] = asked;
  if (!latest) return noMandate();
  const state = stateOn(latest, today);
  if (state === 'accepted') {
    return fail.forbidden('mandate.not_begun', said`The mandate begins on ${{ day: latest.fromDay }}`);
  }
  const ended = latest.closedAt?.toISOString() ?? latest.toDay;
  return new AppError('FORBIDDEN', 'mandate.ended', `The mandate has ended: ${state} on ${ended}`, {
    details: { mandate: latest.id, ended },
  });
}

/** The same words whether there is such an organisation or not. */
export function noMandate(): AppError {
  return fail.forbidden('mandate.none', 'Your organisation has no mandate in force of this organisation');
}

/** The caller as it acts for the client: never with more than its own key or role gives. */
export function actingActor(caller: Member, client: ActorOrganisation, mandate: MandateRow): Actor {
  const { kind, id, scopes, by } = caller;
  const { subjectKind, subjectId, rights } = mandate;
  const subject = subjectId === null ? {} : { subject: { kind: subjectKind as 'listing' | 'demand', id: subjectId } };
  return {
    kind,
    id,
    scopes,
    organisation: client,
    by: { ...by, agency: caller.organisation.id, mandateId: mandate.id, rights, ...subject },
  };
}

/** Sets of rights among the clients that a list is over. More sets would make the token longer than a header may be. */
const RIGHTS_MAX = 16;

/** Clients by the rights to read that their mandates give; those of the most common rights first. */
export function clientGroups(clients: readonly { clientId: string; rights: MandateRow['rights'] }[]) {
  const once = [...new Map(clients.map((one) => [one.clientId, one])).values()];
  const reading = (rights: MandateRow['rights']) => rights.filter((scope) => scope.endsWith(':read'));
  const groups = Map.groupBy(
    once.filter(({ rights }) => reading(rights).length > 0),
    ({ rights }) => reading(rights).join(' '),
  );
  return [...groups.values()]
    .sort((a, b) => b.length - a.length)
    .slice(0, RIGHTS_MAX)
    .map((own) => ({
      rights: reading(own[0]?.rights ?? []),
      organisations: own.map(({ clientId }) => clientId),
    }));
}
