import { fail } from '@techbourse/platform';
import type { StoredRecord } from './tables.ts';

/**
 * What others have seen is kept for ever; a draft that nobody saw may be deleted.
 * @throws AppError INVALID_STATE (`<noun>.delete.from_<state>`, `<noun>.delete.was_public`).
 */
export function assertDeletable(noun: string, { state }: Pick<StoredRecord, 'state'>, shownSince: Date | null): void {
  if (state !== 'draft') {
    throw fail.invalidState(`${noun}.delete.from_${state}`, `Only a draft can be deleted; this ${noun} is ${state}`);
  }
  if (shownSince) {
    throw fail.invalidState(`${noun}.delete.was_public`, `This ${noun} was public once: its history is kept`);
  }
}
