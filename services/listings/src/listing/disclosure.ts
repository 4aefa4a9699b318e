import { type LocalizedText, parseIpc, technologyFields } from '@techbourse/domain';
import {
  type Action,
  type Actor,
  type DisclosureGrant,
  decide,
  openTierOf,
  tierOf,
  visibleTo,
} from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import { TIER_GROUPS, type TierGroup, tierOfGroup } from '../api/disclosure.ts';
import type { AccessLevel } from '../api/listing.ts';
import { fieldOf } from './listing.ts';

/** Personal data: for verified organisations unless the owner opens it, and by the right to read contacts. */
const PEOPLE: readonly TierGroup[] = ['contact', 'inventorEmails'];

type Judged = { id: string; organisationId: string; state: string; outOfView?: boolean };

/** Whether others may see of it what is public. */
export function isInView({ state, outOfView = false }: Pick<Judged, 'state' | 'outOfView'>): boolean {
  return state === 'published' && !outOfView;
}

/** How much `actor` sees of a listing by its right to an action; undefined when it does not exist for them. */
export function accessLevelOf(actor: Actor, judged: Judged, action: Action = 'listing.read'): AccessLevel | undefined {
  const { id, organisationId } = judged;
  return openTierOf({ organisationId, published: isInView(judged), about: [id] }, visibleTo(actor, action));
}

/** Whether what was disclosed to a reader can decide what it sees. */
export function mayBeDisclosed(judged: Judged): boolean {
  return isInView(judged) || (judged.state === 'reserved' && !judged.outOfView);
}

/**
 * How much `actor` sees of a listing with what was disclosed to it. A listing that is kept for a taker stays there for
 * those to whom it was disclosed.
 */
export function disclosedLevelOf(
  actor: Actor,
  judged: Judged,
  grants: readonly DisclosureGrant[],
): AccessLevel | undefined {
  const { id, organisationId } = judged;
  const published = isInView(judged);
  const isKept = mayBeDisclosed(judged) && grants.length > 0;
  const seen = visibleTo(actor, 'listing.read');
  const level = tierOf(actor, { id, organisationId, published: published || isKept }, seen, grants);
  return published || level === 'owner' || (level && level >= 'T2') ? level : undefined;
}

/** Whether `actor` sees of others what is for verified organisations. */
export function seesVerified(actor: Actor): boolean {
  return visibleTo(actor, 'listing.read').tier === 'T1';
}

/** Whether `actor` may read people's data that is not public: their own organisation's, or by the right to it. */
export function mayReadContacts(actor: Actor, listing: { organisationId: string }): boolean {
  const isOwn = actor.organisation?.id === listing.organisationId && !actor.by?.agency;
  return isOwn || decide(actor, 'contact.read').allowed;
}

/** What of the content a reader sees; people's data that is not public only with `contacts`. */
export function contentFor(
  accessLevel: AccessLevel,
  content: ListingContent,
  { contacts = false } = {},
): ListingContent {
  const people = contacts ? [] : PEOPLE.filter((group) => tierOfGroup(content, group) !== 'T0');
  if (accessLevel === 'owner') return without(content, people);
  if (content.unpublishedInvention && accessLevel < 'T2') return classOnly(content);
  // How a listing differs from another, and what is hidden from whom, is between the owner and the exchange.
  const { tiers: _tiers, differsFrom: _differsFrom, releasedTerms: _releasedTerms, ...shown } = content;
  const hidden = TIER_GROUPS.filter((group) => tierOfGroup(content, group) > accessLevel);
  return { ...without(shown, [...hidden, ...people]), field: fieldOf(content) };
}

/** Who sees the patent numbers of a published listing at large: anyone, verified organisations, or only its owner. */
export function accessLevelOfNumbers(content: ListingContent): 'T0' | 'T1' | 'owner' {
  const tier = tierOfGroup(content, 'patent');
  return tier === 'T0' || tier === 'T1' ? tier : 'owner';
}

/** The content without some groups of fields: absent, not emptied. */
function without(content: ListingContent, groups: readonly TierGroup[]): ListingContent {
  const hidden: ReadonlySet<string> = new Set(groups);
  return {
    ...Object.fromEntries(Object.entries(content).filter(([name]) => !hidden.has(name))),
    kind: content.kind,
    ...(content.inventors && !hidden.has('inventors')
      ? {
          inventors: content.inventors.map(({ email, ...inventor }) =>
            email && !hidden.has('inventorEmails') ? { ...inventor, email } : inventor,
          ),
        }
      : {}),
  };
}

/**
 * Publication can destroy the novelty of an invention, and so can showing it to anyone without a duty of secrecy. So
 * even verified organisations see only class, field and released terms of an unpublished invention. The deal terms
 * reveal nothing of the invention and stay visible.
 */
function classOnly(content: ListingContent): ListingContent {
  // Sorted, because the order of codes reveals what the owner considers important.
  const classes = [...new Set((content.ipc ?? []).map((code) => parseIpc(code).path[1] ?? code))].sort();
  return {
    kind: content.kind,
    title: classTitle(content, classes),
    ipc: classes,
    field: fieldOf(content),
    ...(content.releasedTerms?.length ? { keywords: content.releasedTerms } : {}),
    offers: content.offers,
    territory: content.territory,
    restrictions: content.restrictions,
    validUntil: content.validUntil,
    unpublishedInvention: true,
  };
}

function classTitle(content: ListingContent, classes: readonly string[]): LocalizedText {
  const field = fieldOf(content);
  const label = field ? technologyFields.labels[field] : { zh: '未分类', en: 'unclassified', ru: 'без рубрики' };
  const codes = classes.slice(0, 5).join(', ');
  const end = codes ? ` (${codes})` : '';
  return {
    zh: { text: `未公开发明：${label.zh}${end}`, origin: 'machine' },
    en: { text: `Unpublished invention: ${label.en}${end}`, origin: 'machine' },
    ru: { text: `Неопубликованное изобретение: ${label.ru}${end}`, origin: 'machine' },
  };
}
