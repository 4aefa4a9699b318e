import type { Accreditation, Agency, Broker } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import type { Actor, Member } from '@techbourse/policy';
import { isKnown, isVisible, notFound, organisationTier, shownAs } from '../organisation/organisation.ts';
import type { OrganisationRow } from '../organisation/store.ts';
import type { AccreditationRow, CredentialRow } from './store.ts';

/** What decides whether an agency may act for others. */
export type AgencyStanding = {
  kind: string;
  verified: boolean;
  accreditations: readonly Pick<AccreditationRow, 'state' | 'fromDay' | 'toDay'>[];
};

export function isInForce({ state, fromDay, toDay }: AgencyStanding['accreditations'][number], today: string): boolean {
  return state === 'granted' && fromDay <= today && (toDay === null || today <= toDay);
}

/**
 * Why an agency may not act for others today; undefined when it may. An agency without an accreditation on record acts as
 * an organisation that the operator knows; once it has any, one of them must be in force.
 */
export function standingFault({ kind, verified, accreditations }: AgencyStanding, today: string) {
  if (kind !== 'agency')
    return fail.forbidden('agency.not_an_agency', 'This organisation is not registered as an agency');
  if (!verified) {
    return fail.forbidden('agency.unverified', 'The agency is not verified: the operator of the exchange does that');
  }
  if (accreditations.length === 0 || accreditations.some((one) => isInForce(one, today))) return undefined;
  return fail.forbidden(
    'agency.accreditation',
    'The accreditation of the agency is suspended, withdrawn or not valid today: it cannot act for others',
  );
}

/** @throws NOT_FOUND for who is no agency, or not visible to the actor. */
export function assertAgency(actor: Actor, row: OrganisationRow | undefined): OrganisationRow {
  if (row?.kind === 'agency' && isVisible(actor, row)) return row;
  throw fail.notFound('agency.not_found', 'There is no such agency');
}

/** Whether somebody may say who an agency's brokers are: the agency itself and the operator. */
export function authoriseBrokers(actor: Actor, row: OrganisationRow): Member {
  return authorise(actor, 'agency.edit_brokers', { organisationId: row.id }, () =>
    isVisible(actor, row) ? fail.forbidden('organisation.not_yours', 'This is not your organisation') : notFound(),
  );
}

export function viewAccreditation(row: AccreditationRow, today: string): Accreditation {
  return {
    id: row.id,
    version: row.version,
    body: row.body,
    number: row.number,
    scope: row.scope,
    from: row.fromDay,
    to: row.toDay,
    evidence: row.evidence,
    state: row.state as Accreditation['state'], // a CHECK holds it to these codes
    inForce: isInForce(row, today),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function viewBrokers(
  credentials: readonly (CredentialRow & { name: string })[],
  orcids: ReadonlyMap<string, string>,
  today: string,
): Broker[] {
  return [...Map.groupBy(credentials, ({ personId }) => personId)].map(([personId, own]) => ({
    personId,
    name: own[0]?.name ?? '',
    orcid: orcids.get(personId) ?? null,
    credentials: own.map(({ id, kind, number, issuer, validTo }) => ({
      id,
      kind: kind as Broker['credentials'][number]['kind'], // written by this service only, from the same list
      number,
      issuer,
      validTo,
      valid: validTo === null || today <= validTo,
    })),
  }));
}

/** An agency as somebody sees it: whose brokers are named to organisations that the operator knows. */
export function viewAgency(
  actor: Actor,
  row: OrganisationRow,
  of: {
    accreditations: readonly AccreditationRow[];
    credentials: readonly (CredentialRow & { name: string })[];
    orcids: ReadonlyMap<string, string>;
  },
  today: string,
): Agency {
  const { id, kind } = row;
  const { name, country } = organisationTier(actor, row) === 'owner' ? row : shownAs(row);
  const verified = isKnown(row);
  const { accreditations } = of;
  return {
    id,
    name,
    country,
    verified,
    mayAct: standingFault({ kind, verified, accreditations }, today) === undefined,
    accreditations: accreditations.map((one) => viewAccreditation(one, today)),
    brokers: organisationTier(actor, row) === 'T0' ? [] : viewBrokers(of.credentials, of.orcids, today),
  };
}
