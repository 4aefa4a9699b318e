import type { DealStage } from '@techbourse/domain';
import { fail } from '@techbourse/platform';

/** Stages in which the sides have agreed to keep secrets. */
const UNDER_NDA: readonly DealStage[] = ['nda', 'evaluation', 'negotiation', 'agreed', 'signed'];

/** Whether what was disclosed in a deal may stand in its stage. */
export function keepsSecrets(stage: DealStage): boolean {
  return UNDER_NDA.includes(stage);
}

/** @throws INVALID_STATE before the sides have agreed on secrecy, and after the deal was lost. */
export function assertKeepsSecrets(stage: DealStage): void {
  if (keepsSecrets(stage)) return;
  throw fail.invalidState('disclosure.needs_nda', `A deal in stage ${stage} has no non-disclosure agreement`, {
    details: { stage, from: UNDER_NDA },
  });
}
