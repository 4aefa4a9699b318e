import { type Change, linkOf } from '../api/change.ts';
import type { ChangeRow } from '../change/store.ts';

const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;

/**
 * Waits before the tries after the first, in milliseconds: quick while a receiver restarts, then over four days. Close to
 * what standardwebhooks recommends.
 */
export const RETRY_MS = [5 * SECOND_MS, 5 * MINUTE_MS, 30 * MINUTE_MS, 2, 5, 10, 14, 20, 24, 24].map((wait) =>
  wait < SECOND_MS ? wait * HOUR_MS : wait,
);

/** A wait is up to this much longer or shorter, so that what failed together is not tried together. */
const JITTER = 0.1;

/**
 * How long a delivery waits after its nth failed try; undefined after the last one.
 * @param random from 0 to 1
 * @param askedMs what the receiver asked for (`Retry-After`), heeded up to an hour.
 */
export function retryMs(failedTries: number, random: number, askedMs = 0): number | undefined {
  const wait = RETRY_MS[failedTries - 1];
  if (wait === undefined) return undefined;
  return Math.max(Math.round(wait * (1 - JITTER + 2 * JITTER * random)), Math.min(askedMs, HOUR_MS));
}

/** How long nothing is sent to a receiver that failed so often in a row: one message probes for all that wait. */
export function holdMs(failures: number): number {
  return failures === 0 ? 0 : Math.min(5 * SECOND_MS * 2 ** (failures - 1), HOUR_MS);
}

/** A receiver without a success for so long is disabled. */
const FAILING_MAX_MS = 5 * DAY_MS;

export type Verdict = { ok: boolean; gone: boolean; error: string | null };

/** What an answer of a receiver means: 2xx is well, 410 that it wants nothing any more. */
export function verdictOf(status: number): Verdict {
  if (status >= 200 && status < 300) return { ok: true, gone: false, error: null };
  const error = status >= 300 && status < 400 ? 'redirects are not followed' : `the receiver answered ${status}`;
  return { ok: false, gone: status === 410, error };
}

/** Why a receiver is to be disabled after another failure; undefined: it is not. */
export function disabledBecause(
  { failingSince }: { failingSince: Date | null },
  verdict: Verdict,
  now: Date,
): 'gone' | 'failing' | undefined {
  if (verdict.gone) return 'gone';
  return failingSince && now.getTime() - failingSince.getTime() >= FAILING_MAX_MS ? 'failing' : undefined;
}

/** What is sent of a change, by the form of standardwebhooks: its type, when, and a thin payload. */
export function bodyOf({
  id,
  type,
  kind,
  subject,
  at,
}: Pick<ChangeRow, 'id' | 'type' | 'kind' | 'subject' | 'at'>): string {
  const data: Omit<Change, 'type' | 'at'> = { cursor: id, subject: { kind, id: subject }, link: linkOf(kind, subject) };
  return JSON.stringify({ type, timestamp: at.toISOString(), data });
}

/** What a test sends. */
export function pingBody(webhookId: string, at: Date): string {
  return JSON.stringify({ type: 'webhook.ping', timestamp: at.toISOString(), data: { webhookId } });
}

/** The first bytes of an answer as text that can be stored and shown. */
export function shownAnswer(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes).slice(0, 1000);
  return text.replace(/[^\P{C}\n\t]/gu, '\uFFFD');
}

/** Seconds or a date, as in the header `Retry-After`; 0 for what is neither. Milliseconds. */
export function retryAfterMs(header: string | null, now: Date): number {
  if (header === null) return 0;
  if (/^\d{1,9}$/.test(header)) return Number(header) * SECOND_MS;
  const at = Date.parse(header);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
