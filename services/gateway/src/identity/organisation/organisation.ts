import { isDeepStrictEqual } from 'node:util';
import { type IdentifierScheme, type LocalizedText, normalIdentifier, pickText, shownPlaceOf } from '@techbourse/domain';
import type { Organisation } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import { type Action, type Actor, type Member, openTierOf, visibleTo } from '@techbourse/policy';
import type { Identifiers } from '../../db/schema.ts';
import { type OrganisationRow, takenIdentifier } from './store.ts';

/** A name as a row stores it, with one text for display. */
export function namedAs(name: LocalizedText) {
  return { name, displayName: pickText(name, ['en'])?.text ?? '' };
}

/** Identifiers as a row stores them: in one normal form, so that equal ones collide. */
export function identifiedAs(identifiers: Identifiers) {
  const normal = Object.entries(identifiers).flatMap(([scheme, code]) =>
    code === undefined ? [] : [[scheme, normalIdentifier(scheme as IdentifierScheme, code)] as const],
  );
  return { identifiers: Object.fromEntries(normal) as Identifiers };
}

/** Verified organisations are public. Only itself and the operator see an unverified one. */
export function isVisible(actor: Actor, row: Pick<OrganisationRow, 'id' | 'verifiedAt'>): boolean {
  return tierOfRow(actor, row) !== undefined;
}

/** Whether somebody may change it, or do with its keys what a table's action is about: itself and the operator. */
export function authoriseOwn(actor: Actor, action: Action, row: OrganisationRow): Member {
  return authorise(actor, action, { organisationId: row.id }, () =>
    isVisible(actor, row) ? fail.forbidden('organisation.not_yours', 'This is not your organisation') : notFound(),
  );
}

function tierOfRow(actor: Actor, { id, verifiedAt }: Pick<OrganisationRow, 'id' | 'verifiedAt'>) {
  return openTierOf({ organisationId: id, published: verifiedAt !== null }, visibleTo(actor, 'organisation.read'));
}

export function notFound() {
  return fail.notFound('organisation.not_found', 'There is no such organisation');
}

/** An organisation as services receive it, with the part of its place that may be shown while it is anonymous. */
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
    ...(tierOfRow(actor, row) === 'owner' ? { identifiers: row.identifiers, version: row.version } : {}),
  };
}

/** Whether an edit changes what the operator verified; the organisation must then be verified again. */
export function changesIdentity(row: OrganisationRow, next: Partial<OrganisationRow>): boolean {
  const parts = ['name', 'country', 'identifiers'] as const;
  return parts.some((part) => next[part] !== undefined && !isDeepStrictEqual(next[part], row[part]));
}

/** A CONFLICT that names the taken identifier, when that is why the write failed. */
export function asConflict(thrown: unknown): unknown {
  const identifier = takenIdentifier(thrown);
  if (!identifier) return thrown;
  return fail.conflict('organisation.identifier_taken', `Another organisation has this ${identifier}`, { identifier });
}
