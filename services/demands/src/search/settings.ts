import { defineIndex, inLanguages, rankingRules, spelledExactly, textSettings, WORDS } from '@techbourse/search';
import type { DemandDocument } from './document.ts';

/** Fields whose counts a search returns. */
export const FACETS = [
  ...(['kind', 'section', 'class', 'subclass', 'field', 'dealKinds', 'readiness'] as const),
  ...(['country', 'region', 'language', 'currency'] as const),
] as const;

/**
 * Searched texts, the most relevant first: a word in the title weighs more than in the problem. `tried` is left out,
 * because a demand is not about what failed.
 */
export const SEARCHED = [
  ...inLanguages('title'),
  'keywords',
  ...inLanguages('elements'),
  'results',
  ...inLanguages('problem'),
  'owner',
] as const;

export const demandsIndex = defineIndex<DemandDocument>('demands', {
  searchableAttributes: [...SEARCHED, ...WORDS],
  // The card is what a hit shows; the rest of a document serves filters and ranking only.
  displayedAttributes: ['id', 'stamp', 'card', 'openedAtMs', 'deadlineDay', 'budget', ...SEARCHED],
  filterableAttributes: [
    ...FACETS,
    ...['id', 'organisation', 'ipcPath', 'budgetFrom', 'budgetTo', 'budget', 'deadlineDay', 'closesAtMs', 'openedAtMs'],
  ],
  sortableAttributes: ['id', 'openedAtMs', 'deadlineDay', 'budget'],
  rankingRules: rankingRules('openedAtMs'),
  ...textSettings,
  typoTolerance: { ...textSettings.typoTolerance, disableOnAttributes: spelledExactly(SEARCHED) },
});
