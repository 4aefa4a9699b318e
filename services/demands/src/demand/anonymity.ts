import {
  anonymousOrganisation,
  anonymousTimestamp,
  anonymousWorkPlace,
  endOfDay,
  type OrganisationRef,
  type ShownOrganisation,
  type ShownPlace,
} from '@techbourse/domain';
import { type Actor, type DisclosureGrant, tierOf, visibleTo } from '@techbourse/policy';
import type { DemandContent } from '../api/content.ts';
import { fieldOf } from './demand.ts';

/** Whether others may see of it what is public. */
export function isInView({ state, outOfView = false }: { state: string; outOfView?: boolean }): boolean {
  return state === 'open' && !outOfView;
}

export type AccessLevel = 'owner' | 'named' | 'public';

/**
 * How much `actor` sees of a demand; undefined when it does not exist for them. `named`: what everybody sees, and who is
 * behind an anonymous one, because its owner let the actor's organisation know.
 */
export function accessLevelOf(
  actor: Actor,
  judged: { id: string; organisationId: string; state: string; outOfView?: boolean },
  grants: readonly DisclosureGrant[] = [],
): AccessLevel | undefined {
  const { id, organisationId } = judged;
  const record = { id, organisationId, published: isInView(judged) };
  const tier = tierOf(actor, record, visibleTo(actor, 'demand.read'), grants);
  if (tier === undefined || tier === 'owner') return tier;
  return tier >= 'T2' ? 'named' : 'public';
}

/**
 * The owner as a reader sees it. The owner of an anonymous demand is named in a deal that it opens or answers, and to the
 * readers that it names itself to.
 */
export function ownerFor(accessLevel: AccessLevel, demand: MaybeAnonymous): ShownOrganisation {
  if (!isAnonymousTo(accessLevel, demand)) return demand.organisation;
  return anonymousOrganisation(demand.organisation, fieldOf(demand.content) ?? null, demand.shownPlace);
}

type MaybeAnonymous = { organisation: OrganisationRef; shownPlace: ShownPlace; content: DemandContent };

function isAnonymousTo(accessLevel: AccessLevel, { content }: Pick<MaybeAnonymous, 'content'>): boolean {
  return accessLevel === 'public' && content.anonymous === true;
}

/** The content that a reader sees. The place of work shows no more of an anonymous owner than its own place does. */
export function contentFor(accessLevel: AccessLevel, demand: MaybeAnonymous): DemandContent {
  const { organisation, shownPlace, content } = demand;
  if (accessLevel === 'owner') return content;
  const { place, acceptedPassages: _accepted, ...shown } = { ...content, field: fieldOf(content) };
  const told = isAnonymousTo(accessLevel, demand) ? anonymousWorkPlace(place, organisation, shownPlace) : place;
  return told ? { ...shown, place: told } : shown;
}

/**
 * When the demand closes, as a reader may see it. The local midnight of an anonymous owner would reveal its time zone.
 */
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
 * The timestamps that a reader may see. Records of one import share their milliseconds, so an anonymous owner's
 * timestamps show only the day. The day of opening replaces that of creation.
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
