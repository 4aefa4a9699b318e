import type { Rematch, RematchState } from '../api/rematch.ts';

/** A stored re-match, with the recent work of its workers. */
export type RematchRow = {
  readonly id: string;
  readonly reason: string;
  readonly askedBy: string;
  readonly weights: string;
  readonly state: RematchState;
  readonly total: number;
  readonly done: number;
  readonly error: string | null;
  readonly startedAt: string;
  readonly updatedAt: string;
  readonly finishedAt: string | null;
  /** Records done in the last `RATE_WINDOW_S` seconds of work. */
  readonly recent: number;
};

/** Window of the rate, in seconds: long enough for some chunks, short enough to follow workers that come or go. */
export const RATE_WINDOW_S = 60;

/** The operator's view of a re-match: progress, rate, time left. */
export function viewRematch({ recent, ...row }: RematchRow, now: Date): Rematch {
  const isRunning = row.state === 'running';
  const end = row.finishedAt === null ? now.getTime() : Date.parse(row.finishedAt);
  const elapsed = Math.max(0.001, (end - Date.parse(row.startedAt)) / 1000);
  // One that ended is told as a whole, one under way by its last minute.
  const rate = isRunning ? recent / Math.min(RATE_WINDOW_S, elapsed) : row.done / elapsed;
  const hasRate = rate > 0;
  return {
    ...row,
    percent: row.total === 0 ? 100 : Math.floor((row.done / row.total) * 1000) / 10,
    recordsPerSecond: hasRate ? Math.round(rate * 10) / 10 : null,
    secondsLeft: isRunning && hasRate ? Math.ceil((row.total - row.done) / rate) : null,
    startedAt: iso(row.startedAt),
    updatedAt: iso(row.updatedAt),
    finishedAt: row.finishedAt === null ? null : iso(row.finishedAt),
  };
}

function iso(moment: string): string {
  return new Date(moment).toISOString();
}
