import { type Completeness, languagesOf } from '@techbourse/domain';
import type { ListingContent } from '../api/content.ts';

type Part = { pointer: string; weight: number; why: string; met: (content: ListingContent) => unknown };

/**
 * What a complete listing has. Weights are shares of the score (they sum to 1), set by hand: text and classes carry
 * matching. A compared number answers the commonest reason of declines ("benefit unclear").
 */
const PARTS: readonly Part[] = [
  { pointer: '/title', weight: 0.1, why: 'The title is what is read first', met: (c) => c.title },
  {
    pointer: '/abstract',
    weight: 0.15,
    why: 'Matching compares the abstract with what is needed; 200 characters or more give it something to hold',
    met: (c) =>
      Object.values(c.abstract ?? {}).some((entry) => (entry?.text.length ?? 0) >= 200 || isDense(entry?.text)),
  },
  {
    pointer: '/advantage',
    weight: 0.1,
    why: 'Say what it is better than: "benefit unclear" is a common reason to decline',
    met: (c) => c.advantage,
  },
  {
    pointer: '/advantage/measures',
    weight: 0.1,
    why: 'Say by how much, beside the same figure of the comparator',
    met: (c) => c.advantage?.measures?.length,
  },
  { pointer: '/applications', weight: 0.1, why: 'Needs are written in words of use', met: (c) => c.applications },
  { pointer: '/ipc', weight: 0.1, why: 'IPC codes bring records together across languages', met: (c) => c.ipc?.length },
  {
    pointer: '/keywords',
    weight: 0.05,
    why: 'Keywords catch what the text says otherwise',
    met: (c) => c.keywords?.length,
  },
  { pointer: '/readiness', weight: 0.05, why: 'Needs say how ready it must be', met: (c) => c.readiness },
  {
    pointer: '/readiness/evidence',
    weight: 0.05,
    why: 'A level without evidence is believed less',
    met: (c) => c.readiness?.evidence,
  },
  { pointer: '/offers', weight: 0.05, why: 'Only common ways to deal make a pair', met: (c) => c.offers?.length },
  { pointer: '/price', weight: 0.05, why: 'A price, or a range, is compared with the budget', met: (c) => c.price },
  { pointer: '/territory', weight: 0.02, why: 'Where rights are offered', met: (c) => c.territory },
  { pointer: '/contact', weight: 0.03, why: 'Somebody must answer', met: (c) => c.contact?.email ?? c.contact?.phone },
  {
    pointer: '/title',
    weight: 0.05,
    why: 'A second language finds readers abroad',
    met: (c) => c.title && languagesOf(c.title).length > 1,
  },
];

/** The share of the fields that readers and matching use, 0..1, and the missing ones with a reason. Never blocks. */
export function completenessOf(content: ListingContent): Completeness {
  const missing = PARTS.filter((part) => !part.met(content));
  const lost = missing.reduce((sum, part) => sum + part.weight, 0);
  return {
    score: Math.max(0, Math.round((1 - lost) * 100) / 100),
    missing: missing.map(({ pointer, weight, why }) => ({ pointer, weight, why })),
  };
}

/** Chinese says in 80 characters what English says in 200. */
function isDense(text: string | undefined): boolean {
  return (text?.length ?? 0) >= 80 && /\p{Script=Han}{10}/u.test(text ?? '');
}
