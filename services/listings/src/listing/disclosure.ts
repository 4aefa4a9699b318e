import { type LocalizedText, parseIpc, technologyFields } from '@techbourse/domain';
import { type Action, type Actor, decide, openTierOf, visibleTo } from '@techbourse/policy';
import type { ListingContent } from '../api/content.ts';
import { TIER_GROUPS, type TierGroup } from '../api/disclosure.ts';
import type { AccessLevel } from '../api/listing.ts';
import { fieldOf } from './listing.ts';

/** Personal data: for verified organisations unless the owner opens it, and for keys with the scope `contacts:read`. */
const PEOPLE: readonly TierGroup[] = ['contact', 'inventorEmails'];

/** How much `actor` sees of a listing by its right to an action; undefined when it does not exist for them. */
export function accessLevelOf(
  actor: Actor,
  { id, organisationId, state }: { id: string; organisationId: string; state: string },
  action: Action = 'listing.read',
): AccessLevel | undefined {
  return openTierOf({ organisationId, published: state === 'published', about: [id] }, visibleTo(actor, action));
}

/** Whether `actor` sees of others what is for verified organisations. */
export function seesVerified(actor: Actor): boolean {
  return visibleTo(actor, 'listing.read').tier === 'T1';
}

/** Whether `actor` may read people's data that is not public: their own organisation's, or by the scope for it. */
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
  const people = contacts ? [] : PEOPLE.filter((group) => tierOf(content, group) !== 'T0');
  if (accessLevel === 'owner') return without(content, people);
  // How a listing differs from another, and what is hidden from whom, is between the owner and the exchange.
  const { tiers: _tiers, differsFrom: _differsFrom, releasedTerms: _releasedTerms, ...shown } = content;
  if (content.unpublishedInvention) return classOnly(content);
  if (accessLevel === 'T1') return { ...without(shown, people), field: fieldOf(content) };
  const hidden = TIER_GROUPS.filter((group) => tierOf(content, group) !== 'T0');
  return { ...without(shown, hidden), field: fieldOf(content) };
}

/** Who sees the patent numbers of a published listing: anyone, verified organisations, or only its owner. */
export function accessLevelOfNumbers(content: ListingContent): AccessLevel {
  if (content.unpublishedInvention) return 'owner';
  return tierOf(content, 'patent') === 'T0' ? 'T0' : 'T1';
}

function tierOf(content: ListingContent, group: TierGroup): string {
  return content.tiers?.[group] ?? (PEOPLE.includes(group) ? 'T1' : 'T0');
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
