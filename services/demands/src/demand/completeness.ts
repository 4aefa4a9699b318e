import { languagesOf } from '@techbourse/domain';
import type { DemandContent } from '../contract/content.ts';
import type { Completeness } from '../contract/demand.ts';

type Part = { pointer: string; weight: number; why: string; met: (content: DemandContent) => unknown };

const elements = (content: DemandContent) => Object.values(content.elements ?? {}).filter(Boolean).length;

/**
 * What a complete demand has. Weights are shares of the score (they sum to 1), set by hand: the text carries most of
 * matching; numbers, codes and terms tell near misses from answers.
 */
const PARTS: readonly Part[] = [
  { pointer: '/title', weight: 0.1, why: 'The title is what is read first', met: (c) => c.title },
  {
    pointer: '/problem',
    weight: 0.2,
    why: 'Matching compares the problem with what is offered; 200 characters or more give it something to hold',
    met: (c) => Object.values(c.problem ?? {}).some((entry) => isLong(entry?.text ?? '')),
  },
  { pointer: '/tried', weight: 0.05, why: 'What failed already need not be offered again', met: (c) => c.tried },
  {
    pointer: '/requiredResults',
    weight: 0.1,
    why: 'A number to reach tells a solution from an improvement',
    met: (c) => c.requiredResults?.length,
  },
  {
    pointer: '/elements',
    weight: 0.1,
    why: 'Two of material, method, efficacy, product and application make needs comparable',
    met: (c) => elements(c) >= 2,
  },
  { pointer: '/ipc', weight: 0.1, why: 'IPC codes bring records together across languages', met: (c) => c.ipc?.length },
  {
    pointer: '/keywords',
    weight: 0.05,
    why: 'Keywords catch what the text says otherwise',
    met: (c) => c.keywords?.length,
  },
  {
    pointer: '/readinessWanted',
    weight: 0.05,
    why: 'Says whether a laboratory result would do or a product is needed',
    met: (c) => c.readinessWanted,
  },
  { pointer: '/dealKinds', weight: 0.07, why: 'Only common ways to deal make a pair', met: (c) => c.dealKinds?.length },
  { pointer: '/budget', weight: 0.05, why: 'A budget is compared with the price', met: (c) => c.budget },
  {
    pointer: '/deadline',
    weight: 0.04,
    why: 'A date says how much development there is time for',
    met: (c) => c.deadline,
  },
  { pointer: '/territory', weight: 0.02, why: 'Where the rights are needed', met: (c) => c.territory },
  { pointer: '/exclusivity', weight: 0.02, why: 'Whether somebody else may have it too', met: (c) => c.exclusivity },
  {
    pointer: '/title',
    weight: 0.05,
    why: 'A second language finds offers abroad',
    met: (c) => c.title && languagesOf(c.title).length > 1,
  },
];

/** How much of what readers and matching use is there, 0..1, and what is missing with its reason. Never blocks. */
export function completenessOf(content: DemandContent): Completeness {
  const missing = PARTS.filter((part) => !part.met(content));
  const lost = missing.reduce((sum, part) => sum + part.weight, 0);
  return {
    score: Math.round((1 - lost) * 100) / 100,
    missing: missing.map(({ pointer, weight, why }) => ({ pointer, weight, why })),
  };
}

/** Chinese says in 80 characters what English says in 200. */
function isLong(text: string): boolean {
  return text.length >= 200 || (text.length >= 80 && /\p{Script=Han}{10}/u.test(text));
}
