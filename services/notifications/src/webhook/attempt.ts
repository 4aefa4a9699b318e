import { AppError, newId } from '@techbourse/platform';
import type { Context } from '../context.ts';
import type { AttemptRow } from './delivery-store.ts';
import { openSecrets } from './secret.ts';
import { signedHeaders } from './sign.ts';
import type { WebhookRow } from './store.ts';
import { retryAfterMs, shownAnswer, type Verdict, verdictOf } from './webhook.ts';

/** From the first question to the name server to the last byte that is read of the answer. */
const TIMEOUT_MS = 15_000;
/** What is read, and kept, of an answer. */
const ANSWER_BYTES = 1000;

export type Attempted = { row: AttemptRow; verdict: Verdict; askedMs: number };

/** Sends a message once. Whatever comes of it is an answer; only an end of the process throws. */
export async function attemptDelivery(
  ctx: Pick<Context, 'outbound' | 'clock' | 'config'>,
  webhook: WebhookRow,
  delivery: { id: string; body: string },
  leaving?: AbortSignal,
): Promise<Attempted> {
  const at = ctx.clock.now();
  const began = performance.now();
  const row = { id: newId(), deliveryId: delivery.id, at };
  const secrets = openSecrets(ctx, webhook);
  if (!secrets) {
    const error = 'the secret of this webhook cannot be read any more: rotate it';
    const verdict = { ok: false, gone: false, error };
    return { row: { ...row, status: null, error, durationMs: 0, answer: '' }, verdict, askedMs: 0 };
  }
  try {
    const answer = await ctx.outbound.send(webhook.url, {
      method: 'POST',
      headers: signedHeaders(secrets, delivery.id, delivery.body, at),
      body: delivery.body,
      timeoutMs: TIMEOUT_MS,
      bytesMax: ANSWER_BYTES,
      longer: 'cut',
      ...(leaving ? { signal: leaving } : {}),
    });
    const verdict = verdictOf(answer.status);
    const askedMs = retryAfterMs(answer.headers.get('retry-after'), at);
    const { status, durationMs } = answer;
    return {
      row: { ...row, status, error: verdict.error, durationMs, answer: shownAnswer(answer.body) },
      verdict,
      askedMs,
    };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const durationMs = Math.round(performance.now() - began);
    const verdict = { ok: false, gone: false, error: `${error.reason}: ${error.message}` };
    return { row: { ...row, status: null, error: verdict.error, durationMs, answer: '' }, verdict, askedMs: 0 };
  }
}
