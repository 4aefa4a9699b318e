import type { PairSide } from '@techbourse/domain';
import { fail, SERVED_BY, servedBy } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';

const TIMEOUT_MS = 5000;
/** What the owning service says of a record that its reader may read as its own. */
const ownSchema = z.object({ sight: z.literal('owner'), state: z.string() });
/** The state in which a record of a side is paired. */
const ON_THE_MARKET: Readonly<Record<PairSide, string>> = { listing: 'published', demand: 'open' };

/**
 * Where an own record stands of which matching was never told: asked of the service that owns it, with the right of
 * whoever reads. Undefined for what is not theirs, or does not exist.
 * @param authorization the header of the request.
 * @throws AppError UNAVAILABLE when that service does not answer.
 */
export async function standingOf(
  { config }: Pick<Context, 'config'>,
  side: PairSide,
  id: string,
  authorization: string | undefined,
): Promise<'waiting' | 'off_market' | undefined> {
  const base = side === 'listing' ? config.LISTINGS_URL : config.DEMANDS_URL;
  if (!base || !authorization) return undefined;
  const unavailable = (cause?: unknown) =>
    fail.unavailable('pair.record_unavailable', `The ${side} cannot be read right now`, cause);
  const response = await fetch(`${base.replace(/\/$/, '')}/${side}s/${id}`, {
    headers: { authorization },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((error: unknown) => {
    throw unavailable(error);
  });
  const isOurs = response.headers.get(SERVED_BY) === servedBy(`${side}s`, config.ACTOR_PUBLIC_KEY);
  const body: unknown = await response.json().catch(() => undefined);
  if (!isOurs || response.status >= 500) throw unavailable();
  const own = response.ok ? ownSchema.safeParse(body) : undefined;
  if (!own?.success) return undefined;
  return own.data.state === ON_THE_MARKET[side] ? 'waiting' : 'off_market';
}
