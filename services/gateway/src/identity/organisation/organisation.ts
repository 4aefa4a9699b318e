import { isDeepStrictEqual } from 'node:util';
import {
  type IdentifierScheme,
  type LocalizedText,
  normalIdentifier,
  pickText,
  shownPlaceOf,
} from '@techbourse/domain';
import type { Organisation } from '@techbourse/gateway/api';
import { authorise, fail } from '@techbourse/platform';
import { type Action, type Actor, type Member, openTierOf, visibleTo } from '@techbourse/policy';
import type { Identifiers, KnownAs } from '../../db/schema.ts';
import { gramsOfAll } from './name.ts';
import { type OrganisationRow, takenIdentifier } from './store.ts';

/** A name as a row stores it, with one text for display and the pieces that it is found by. */
export function namedAs(name: LocalizedText) {
  return { name, displayName: pickText(name, ['en'])?.text ?? '', nameGrams: gramsOfAll(name) };
}

/** What the operator vouches for when it says that a row is right. */
export function knownAs({ kind, name, country, region }: Pick<OrganisationRow, keyof KnownAs>): KnownAs {
  return { kind, name, country, region: region ?? null };
}

export type OrganisationState = 'active' | 'suspended' | 'merged' | 'deleted';

export function stateOf(row: Pick<OrganisationRow, 'suspendedAt' | 'deletedAt' | 'mergedInto'>): OrganisationState {
  if (row.deletedAt) return 'deleted';
  if (row.mergedInto) return 'merged';
  return row.suspendedAt ? 'suspended' : 'active';
}

type Standing = Pick<
  OrganisationRow,
  'knownAs' | 'verifiedAt' | 'reverifySince' | 'lapsedAt' | 'suspendedAt' | 'deletedAt' | 'mergedInto'
>;

/**
 * Whether others see that it is there: from its first verification on, as the operator knew it last. A change that it makes
 * itself is not shown before it is verified, and hides nothing. A verification that was taken back or has run out, a
 * suspension and a deletion hide it, and with it what it has published.
 */
export function isShown(row: Standing): boolean {
  return row.knownAs !== null && (row.verifiedAt !== null || row.reverifySince !== null) && keepsItsPlace(row);
}

/**
 * Whether what it has published stays in public view. Of an organisation that was never verified that is what the operator
 * itself has put there, record by record.
 */
export function keepsItsPlace(row: Omit<Standing, 'knownAs' | 'verifiedAt' | 'reverifySince'>): boolean {
  return row.lapsedAt === null && stateOf(row) === 'active';
}

/** Whether it binds itself and others: verified, and active. */
export function isKnown(row: OrganisationRow): boolean {
  return row.verifiedAt !== null && stateOf(row) === 'active';
}

/** Identifiers as a row stores them: in one normal form, so that equal ones collide. */
export function identifiedAs(identifiers: Identifiers) {
  const normal = Object.entries(identifiers).flatMap(([scheme, code]) =>
    code === undefined ? [] : [[scheme, normalIdentifier(scheme as IdentifierScheme, code)] as const],
  );
  return { identifiers: Object.fromEntries(normal) as Identifiers };
}

/** Verified organisations are public. Only itself and the operator see an unverified one, and a deleted one the operator. */
export function isVisible(actor: Actor, row: OrganisationRow): boolean {
  return organisationTier(actor, row) !== undefined;
}

/** Whether somebody may change it, or do with its keys what a table's action is about: itself and the operator. */
export function authoriseOwn(actor: Actor, action: Action, row: OrganisationRow): Member {
  return authorise(actor, action, { organisationId: row.id }, () =>
    isVisible(actor, row) ? fail.forbidden('organisation.not_yours', 'This is not your organisation') : notFound(),
  );
}

/** How much of an organisation somebody sees; undefined: not that it exists. */
export function organisationTier(actor: Actor, row: OrganisationRow) {
  // An agency knows whom it acts for, but no mandate gives the identifiers of a client.
  if (actor.by?.agency && actor.organisation?.id === row.id) return 'T1';
  return openTierOf({ organisationId: row.id, published: isShown(row) }, visibleTo(actor, 'organisation.read'));
}

/** @throws AppError INVALID_STATE while it is suspended, merged or deleted. */
export function assertActive(row: OrganisationRow): void {
  const state = stateOf(row);
  if (state === 'active') return;
  throw fail.invalidState(`organisation.${state}`, `The organisation is ${state}`);
}

export function notFound() {
  return fail.notFound('organisation.not_found', 'There is no such organisation');
}

// What others are told of an organisation that the operator does not know: not the name that it gives itself.
const UNKNOWN: LocalizedText = {
  zh: { text: '尚未核验的机构', origin: 'machine' },
  en: { text: 'An organisation not verified yet', origin: 'machine' },
  ru: { text: 'Организация, ещё не подтверждённая', origin: 'machine' },
};

/** What others may be told of it, whether it is shown or not. */
export function shownAs(row: OrganisationRow): KnownAs {
  return row.knownAs ?? { ...knownAs(row), name: UNKNOWN };
}

/** An organisation as services receive it, with the part of its place that may be shown while it is anonymous. */
export function actorOrganisation(
  row: OrganisationRow,
  sharing: { region: number; country: number; absorbed?: readonly string[] },
): NonNullable<Actor['organisation']> {
  return {
    id: row.id,
    kind: row.kind,
    name: { ...row.name },
    country: row.country,
    ...(row.region ? { region: row.region } : {}),
    verified: row.verifiedAt !== null,
    shownPlace: shownPlaceOf(sharing),
    ...(sharing.absorbed?.length ? { absorbed: [...sharing.absorbed] } : {}),
  };
}

/** An organisation as this actor sees it: itself and the operator as it is, others as the operator knew it last. */
export function viewOf(actor: Actor, row: OrganisationRow): Organisation {
  const whole = organisationTier(actor, row) === 'owner';
  const shown = whole ? row : (row.knownAs ?? row);
  return {
    id: row.id,
    kind: shown.kind as Organisation['kind'], // the table's check allows these kinds only
    name: shown.name,
    country: shown.country,
    region: shown.region,
    verified: whole ? row.verifiedAt !== null : isShown(row),
    createdAt: row.createdAt.toISOString(),
    ...(whole ? ownPart(row) : {}),
  };
}

function ownPart(row: OrganisationRow): Partial<Organisation> {
  return {
    identifiers: row.identifiers,
    version: row.version,
    state: stateOf(row),
    shown: isShown(row),
    verifiedUntil: row.verifiedUntil?.toISOString() ?? null,
    ...(row.suspendedFor === null ? {} : { suspendedFor: row.suspendedFor }),
    ...(row.mergedInto === null ? {} : { mergedInto: row.mergedInto }),
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
