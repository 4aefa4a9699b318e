import { writeAudit } from '@techbourse/db';
import type { DiscardDeadLetter, ServiceName } from '@techbourse/gateway/api';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { audit } from '../db/schema.ts';
import { askService } from '../proxy/service-client.ts';
import { asExchange } from '../rows.ts';

type Letter = { service: ServiceName; job: string; jobId: string };

/** Runs a dead letter again with all its tries. */
export async function replayLetter(ctx: Context, actor: Actor, letter: Letter, requestId: string): Promise<void> {
  authorise(actor, 'exchange.operate');
  await ask(ctx, actor, letter, 'replay', requestId);
  await note(ctx, actor, 'dead_letter.replayed', letter, {});
}

/** Forgets a dead letter: what it was to do is not done. The audit keeps who did so, and why. */
export async function discardLetter(
  ctx: Context,
  actor: Actor,
  letter: Letter,
  { reason }: DiscardDeadLetter,
  requestId: string,
): Promise<void> {
  authorise(actor, 'exchange.operate');
  // First: a letter that is gone without a word of who discarded it is worse than a word too many.
  await note(ctx, actor, 'dead_letter.discarded', letter, { reason });
  await ask(ctx, actor, letter, 'discard', requestId);
}

async function ask(ctx: Context, actor: Actor, letter: Letter, verb: 'replay' | 'discard', requestId: string) {
  const { service, job, jobId } = letter;
  const path = `/operations/dead-letters/${encodeURIComponent(job)}/${encodeURIComponent(jobId)}/${verb}`;
  await askService(ctx, service, { method: 'POST', path, actor, requestId, answer: z.undefined() });
}

async function note(ctx: Context, actor: Actor, action: string, letter: Letter, data: object): Promise<void> {
  const { service, job, jobId } = letter;
  const entry = { action, subject: jobId, data: { service, job, ...data } };
  await asExchange(ctx, (tx) => writeAudit(tx, audit, actor, [entry]));
}
