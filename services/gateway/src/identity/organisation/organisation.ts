import { isDeepStrictEqual } from 'node:util';
import { type LocalizedText, pickText, shownPlaceOf } from '@techbourse/domain';
import type { Organisation } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import { type Actor, isOperator } from '@techbourse/policy';
import type { Identifiers } from '../../db/schema.ts';
import { type OrganisationRow, takenIdentifier } from './store.ts';

/** A name as a row keeps it: with the one text that is shown where there is room for one. */
export function namedAs(name: LocalizedText) {
  return { name, displayName: pickText(name, ['en'])?.text ?? '' };
}

/** Identifiers as a row keeps them: one form each, so that the same one is found twice. */
export function identifiedAs(identifiers: Identifiers) {
  const ror = identifiers.ror?.replace('https://ror.org/', '');
  return { identifiers: { ...identifiers, ...(ror ? { ror } : {}) } };
}

export function isOwn(actor: Actor, row: Pick<OrganisationRow, 'id'>): boolean {
  return actor.organisation?.id === row.id;
}

/** Verified organisations are public; one that nobody has checked is seen by itself and the operator. */
export function isVisible(actor: Actor, row: Pick<OrganisationRow, 'id' | 'verifiedAt'>): boolean {
  return row.verifiedAt !== null || isOwn(actor, row) || isOperator(actor);
}

export function notFound() {
  return fail.notFound('organisation.not_found', 'There is no such organisation');
}

/** An organisation as services are told of it, with how much of its place may be told while it is unnamed. */
export function actorOrganisation(
  row: OrganisationRow,
  sharing: { region: number; country: number },
): NonNullable<Actor['organisation']> {
  return {
    id: row.id,
    kind: row.kind,
    name: { ...row.name },
    country: row.country,
    ...(row.region ? { region: row.region } : {}),
    verified: row.verifiedAt !== null,
    shownPlace: shownPlaceOf(sharing),
  };
}

/** An organisation as this actor sees it. */
export function viewOf(actor: Actor, row: OrganisationRow): Organisation {
  return {
    id: row.id,
    kind: row.kind as Organisation['kind'], // the table's check allows these kinds only
    name: row.name,
    country: row.country,
    region: row.region,
    verified: row.verifiedAt !== null,
    createdAt: row.createdAt.toISOString(),
    ...(isOwn(actor, row) || isOperator(actor) ? { identifiers: row.identifiers, version: row.version } : {}),
  };
}

/** What the operator vouched for. When the organisation itself changes it, it has to be checked again. */
export function changesIdentity(row: OrganisationRow, next: Partial<OrganisationRow>): boolean {
  const parts = ['name', 'country', 'identifiers'] as const;
  return parts.some((part) => next[part] !== undefined && !isDeepStrictEqual(next[part], row[part]));
}

/** Says which identifier is taken, when that is why the write failed. */
export function asConflict(thrown: unknown): unknown {
  const identifier = takenIdentifier(thrown);
  if (!identifier) return thrown;
  return fail.conflict('organisation.identifier_taken', `Another organisation has this ${identifier}`, { identifier });
}
