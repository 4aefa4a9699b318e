import type { Scope } from '@techbourse/api-schema';
import type { Actor, ActorOrganisation } from '@techbourse/policy';

type Days = { fromDay: string; toDay: string | null };
export type Mandate = Days & {
  id: string;
  clientId: string;
  state: string;
  subjectKind: 'listing' | 'demand' | null;
  subjectId: string | null;
  rights: Scope[];
};
export type Accreditation = Days & { state: string };

const isNow = ({ fromDay, toDay }: Days, today: string) => fromDay <= today && (toDay === null || today <= toDay);

/**
 * The mandates by which an agency acts today, by the rules of identity: it is verified and no accreditation of it, or one, is
 * in force; the mandate was accepted, its days are now, and its client is active. Pure.
 */
export function mandatesInForce(
  agency: ActorOrganisation,
  known: { mandates: readonly Mandate[]; accreditations: readonly Accreditation[]; silent: ReadonlySet<string> },
  today: string,
): Mandate[] {
  const { mandates, accreditations, silent } = known;
  const isAccredited =
    accreditations.length === 0 || accreditations.some((one) => one.state === 'granted' && isNow(one, today));
  if (agency.kind !== 'agency' || !agency.verified || silent.has(agency.id) || !isAccredited) return [];
  return mandates.filter((one) => one.state === 'accepted' && isNow(one, today) && !silent.has(one.clientId));
}

/** A member of an agency, or its program, with the clients whose records it reads beside its own. Pure. */
export function withClients(actor: Actor, mandates: readonly Mandate[]): Actor {
  const whole = mandates.filter(({ subjectId }) => subjectId === null);
  if (whole.length === 0) return actor;
  return { ...actor, actsFor: whole.map(({ rights, clientId }) => ({ rights, organisations: [clientId] })) };
}

/** The same as it acts by each mandate for one record. Pure. */
export function actingFor(actor: Actor, mandates: readonly Mandate[]): Actor[] {
  return mandates.flatMap(({ id: mandateId, clientId, subjectKind: kind, subjectId, rights }) => {
    if (!actor.organisation || kind === null || subjectId === null) return [];
    const client: ActorOrganisation = { id: clientId, kind: 'client', name: {}, country: '', verified: true };
    const by = { ...actor.by, agency: actor.organisation.id, mandateId, rights, subject: { kind, id: subjectId } };
    return [{ ...actor, organisation: client, by }];
  });
}
