import {
  type Completeness,
  type CompletenessPart,
  completenessBy,
  isSubstantial,
  languagesOf,
} from '@techbourse/domain';
import type { DemandContent } from '../api/content.ts';

const elements = (content: DemandContent) => Object.values(content.elements ?? {}).filter(Boolean).length;

/**
 * What a complete demand has. Weights are shares of the score (they sum to 1), set by hand: the text carries most of
 * matching. Numbers, codes and terms separate answers from near misses.
 */
const PARTS: readonly CompletenessPart<DemandContent>[] = [
  { pointer: '/title', weight: 0.1, why: 'The title is what is read first', met: (c) => c.title },
  {
    pointer: '/problem',
    weight: 0.2,
    why: 'Matching compares the problem with what is offered; 200 characters or more give it something to hold',
    met: (c) => isSubstantial(c.problem),
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

export const completenessOf = (content: DemandContent): Completeness => completenessBy(PARTS, content);
