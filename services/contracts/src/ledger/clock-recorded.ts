import { type RecordedNoun, type Recorder, readerOf } from './recorder.ts';

/** `aheadTo`: the time of the previous entry, written by a clock that ran ahead. */
export type ClockCorrected = { reason: string; aheadTo: Date | null; correctedBy: string; actorId: string };

/** This entry is its own record. */
export const clockCorrected: Recorder<ClockCorrected> = {
  kind: 'ledger.clock_corrected',
  what: 'correction of the clock',
  forms: [
    ({ reason, aheadTo, correctedBy, actorId }) => ({
      reason,
      correctedBy,
      actorId,
      aheadTo: aheadTo?.toISOString() ?? null,
    }),
  ],
};

export const CLOCK: RecordedNoun = { readers: [readerOf(clockCorrected)] };
