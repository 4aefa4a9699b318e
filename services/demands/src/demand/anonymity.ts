import {
  anonymousOrganisation,
  anonymousTimestamp,
  anonymousWorkPlace,
  endOfDay,
  type OrganisationRef,
  type ShownOrganisation,
  type ShownPlace,
} from '@techbourse/domain';
import { type Actor, openTierOf, visibleTo } from '@techbourse/policy';
import type { DemandContent } from '../api/content.ts';
import { fieldOf } from './demand.ts';

export type AccessLevel = 'owner' | 'public';

/** How much `actor` sees of a demand; undefined when it does not exist for them. */
export function accessLevelOf(actor: Actor, { organisationId, state }: { organisationId: string; state: string }) {
  const tier = openTierOf({ organisationId, published: state === 'open' }, visibleTo(actor, 'demand.read'));
  if (!tier) return undefined;
  return tier === 'owner' ? 'owner' : 'public';
}

/** The owner as a reader sees it. An unnamed one that opens or answers a deal is named by the deal. */
export function ownerFor(accessLevel: AccessLevel, demand: MaybeAnonymous): ShownOrganisation {
  if (!isAnonymousTo(accessLevel, demand)) return demand.organisation;
  return anonymousOrganisation(demand.organisation, fieldOf(demand.content) ?? null, demand.shownPlace);
}

type MaybeAnonymous = { organisation: OrganisationRef; shownPlace: ShownPlace; content: DemandContent };

function isAnonymousTo(accessLevel: AccessLevel, { content }: Pick<MaybeAnonymous, 'content'>): boolean {
  return accessLevel === 'public' && content.anonymous === true;
}

/** What a reader sees of the content; where the work is done tells no more of an unnamed owner than its own place does. */
export function contentFor(accessLevel: AccessLevel, demand: MaybeAnonymous): DemandContent {
  const { organisation, shownPlace, content } = demand;
  if (accessLevel === 'owner') return content;
  const { place, ...shown } = { ...content, field: fieldOf(content) };
  const told = isAnonymousTo(accessLevel, demand) ? anonymousWorkPlace(place, organisation, shownPlace) : place;
  return told ? { ...shown, place: told } : shown;
}

/** When it closes, as a reader may know it: the midnight of an unnamed owner's place would tell its time zone. */
export function closesAtFor(
  accessLevel: AccessLevel,
  demand: { openUntil: string | null; closesAt: Date | null } & Pick<MaybeAnonymous, 'content'>,
): string | null {
  const { openUntil, closesAt } = demand;
  const isHidden = isAnonymousTo(accessLevel, demand) && openUntil !== null;
  return (isHidden ? endOfDay(openUntil, 'UTC') : closesAt)?.toISOString() ?? null;
}

type Timestamps = { createdAt: Date; updatedAt: Date; openedAt: Date | null; closedAt: Date | null };

/**
 * When things happened, as a reader may know it. Records that came in one import share their milliseconds, so of an
 * unnamed owner's the days alone are told, and the day of opening stands for that of the draft.
 */
export function timestampsFor(accessLevel: AccessLevel, demand: Timestamps & Pick<MaybeAnonymous, 'content'>) {
  const timestamps = {
    createdAt: demand.createdAt.toISOString(),
    updatedAt: demand.updatedAt.toISOString(),
    openedAt: demand.openedAt?.toISOString() ?? null,
    closedAt: demand.closedAt?.toISOString() ?? null,
  };
  if (!isAnonymousTo(accessLevel, demand)) return timestamps;
  const { createdAt, updatedAt, openedAt } = timestamps;
  return {
    createdAt: anonymousTimestamp(openedAt ?? createdAt),
    updatedAt: anonymousTimestamp(updatedAt),
    openedAt: openedAt && anonymousTimestamp(openedAt),
    closedAt: null,
  };
}
