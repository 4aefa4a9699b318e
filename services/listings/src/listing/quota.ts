import type { setQuotaSchema } from '@techbourse/api-schema';
import { authorise } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { getOwnUsage, setUsageOf, type Usage } from '@techbourse/record';
import type { z } from 'zod';
import type { Context } from '../context.ts';
import { audit, usage } from '../db/schema.ts';

/** What the actor's organisation keeps here, and the most it may. */
export async function getUsage(ctx: Context, actor: Actor): Promise<Usage> {
  return getOwnUsage(ctx, authorise(actor, 'listing.read_quota'), usage);
}

/** The operator lets one organisation keep more, or less, than the settings say. */
export async function setUsage(
  ctx: Context,
  actor: Actor,
  id: string,
  input: z.infer<typeof setQuotaSchema>,
): Promise<Usage> {
  return setUsageOf(ctx, authorise(actor, 'listing.set_quota'), id, input, { usage, audit });
}
