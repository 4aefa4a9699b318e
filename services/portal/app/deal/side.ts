import type { Schemas } from '@techbourse/client';
import type { Localized } from '../words/language.ts';
import type { Deal, DealEvent, DealSummary } from './reads.ts';

type Named = { name: Localized };

/** The organisation across the table; to who runs the exchange, both. */
export function counterparts({ side, seller, buyer }: Pick<DealSummary, 'side' | 'seller' | 'buyer'>): Named[] {
  if (side === null) return [seller, buyer];
  return side === 'seller' ? [buyer] : [seller];
}

export type Turn = 'own' | 'other' | 'either' | 'nobody';

/** Whose turn it is, to the reader. Who runs the exchange stands on no side. */
export function turnOf({ next, side }: Pick<DealSummary, 'next' | 'side'>): Turn {
  if (!next) return 'nobody';
  if (next.by === null || side === null) return 'either';
  return next.by === side ? 'own' : 'other';
}

/** Whether what the reader does next tells the other side its name for the first time. */
export const isUnnamed = ({ side, buyerNamed }: Pick<DealSummary, 'side' | 'buyerNamed'>): boolean =>
  side === 'buyer' && !buyerNamed;

/** The agency that acted in an event, by its name. */
export function agencyIn({ agencies }: Pick<Deal, 'agencies'>, { agencyId }: DealEvent): string | undefined {
  if (agencyId === null) return undefined;
  return agencies.find(({ organisationId }) => organisationId === agencyId)?.name ?? agencyId;
}

export const OPEN_STAGES: readonly Schemas['DealStage'][] = [
  'enquiry',
  'nda',
  'evaluation',
  'negotiation',
  'agreed',
  'signed',
];
type PathStep = { stage: Schemas['DealStage']; state: 'done' | 'present' | 'ahead' };

/** The steps of a deal as a path: what is behind it, where it stands, what lies ahead. A deal that was lost ends there. */
export function pathOf({ stage, events }: Pick<Deal, 'stage' | 'events'>): PathStep[] {
  const stoodIn = stage === 'lost' ? (events.findLast(({ kind }) => kind === 'lost')?.from ?? 'enquiry') : stage;
  const present = OPEN_STAGES.indexOf(stoodIn);
  const steps = OPEN_STAGES.map((one, at): PathStep => {
    if (at < present) return { stage: one, state: 'done' };
    return { stage: one, state: at === present && stage !== 'lost' ? 'present' : 'ahead' };
  });
  if (stage !== 'lost') return steps;
  return [...steps.slice(0, present).concat({ stage: stoodIn, state: 'done' }), { stage, state: 'present' }];
}
