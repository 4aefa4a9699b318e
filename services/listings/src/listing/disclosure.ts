import { type LocalizedText, parseIpc, technologyFields } from '@techbourse/domain';
import type { Actor } from '@techbourse/platform';
import { isOperator } from '@techbourse/platform';
import type { ListingContent } from '../contract/content.ts';
import { TIER_GROUPS, type TierGroup } from '../contract/disclosure.ts';
import type { Sight } from '../contract/listing.ts';
import { fieldOf } from './listing.ts';

/** Tiers of a listing whose owner chose none: people's data is for verified organisations. */
const DEFAULT_T1: readonly TierGroup[] = ['contact', 'inventorEmails'];

/** How much `actor` sees of a listing; undefined when it does not exist for them. */
export function sightOf(actor: Actor, listing: { organisationId: string; state: string }): Sight | undefined {
  const { organisation } = actor;
  if (organisation?.id === listing.organisationId || isOperator(actor)) return 'owner';
  if (listing.state !== 'published') return undefined;
  return organisation?.verified ? 'T1' : 'T0';
}

/** What of the content a reader sees. */
export function contentFor(sight: Sight, content: ListingContent): ListingContent {
  if (sight === 'owner') return content;
  // How a listing differs from another, and what is hidden from whom, is between the owner and the exchange.
  const { tiers: _tiers, differsFrom: _differsFrom, ...shown } = content;
  if (sight === 'T1') return { ...shown, field: fieldOf(content) };
  if (content.unpublishedInvention) return classOnly(content);
  const hidden = hiddenGroups(content);
  return {
    ...Object.fromEntries(Object.entries(shown).filter(([name]) => !hidden.has(name))),
    kind: content.kind,
    field: fieldOf(content),
    ...(content.inventors && !hidden.has('inventors')
      ? {
          inventors: content.inventors.map(({ email, ...inventor }) =>
            email && !hidden.has('inventorEmails') ? { ...inventor, email } : inventor,
          ),
        }
      : {}),
  };
}

function hiddenGroups(content: ListingContent): Set<string> {
  const isHidden = (group: TierGroup) =>
    (content.tiers?.[group] ?? (DEFAULT_T1.includes(group) ? 'T1' : 'T0')) !== 'T0';
  return new Set(TIER_GROUPS.filter(isHidden));
}

/**
 * Publication can destroy the novelty of an invention: of an unpublished one nobody sees more than class and field.
 * The terms of the deal say nothing about the invention and stay, else nobody could come to ask.
 */
function classOnly(content: ListingContent): ListingContent {
  const classes = [...new Set((content.ipc ?? []).map((code) => parseIpc(code).path[1] ?? code))];
  return {
    kind: content.kind,
    title: classTitle(content, classes),
    ipc: classes,
    field: fieldOf(content),
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
