import { type ListingSnapshot, listingSchema } from '@techbourse/listings/api';
import { SERVED_BY, servedBy } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';

const TIMEOUT_MS = 5000;
/** Listings that one request may ask for. */
const PER_REQUEST = 100;

const seenSchema = listingSchema.pick({
  id: true,
  version: true,
  title: true,
  kind: true,
  readiness: true,
  offers: true,
  price: true,
  territory: true,
  restrictions: true,
  validUntil: true,
  advantage: true,
});
const answerSchema = z.object({ items: z.array(seenSchema) });
export type SeenListing = z.infer<typeof seenSchema>;

/**
 * Listings as their reader may see them now, by their ids: asked of the service that owns them, with the right of whoever
 * reads. Those that it may not see are missing. Undefined: they cannot be asked for now.
 * @param authorization the header of the request.
 */
export async function readOffers(
  { config, log }: Pick<Context, 'config' | 'log'>,
  ids: readonly string[],
  authorization: string | undefined,
): Promise<ReadonlyMap<string, SeenListing> | undefined> {
  const base = config.LISTINGS_URL?.replace(/\/$/, '');
  if (!base || !authorization) return undefined;
  const found = new Map<string, SeenListing>();
  const wanted = [...new Set(ids)];
  for (let at = 0; at < wanted.length; at += PER_REQUEST) {
    const url = `${base}/listings/several?ids=${wanted.slice(at, at + PER_REQUEST).join(',')}`;
    try {
      const headers = { authorization };
      const response = await fetch(url, { headers, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) });
      const isOurs = response.headers.get(SERVED_BY) === servedBy('listings', config.ACTOR_PUBLIC_KEY);
      if (!isOurs || !response.ok) throw new Error(`listings answered ${response.status}`);
      for (const item of answerSchema.parse(await response.json()).items) found.set(item.id, item);
    } catch (error) {
      log.warn({ err: error }, 'listings that were proposed could not be read');
      return undefined;
    }
  }
  return found;
}

/** What of a listing is compared: as its reader sees it, or as it was when it was proposed. */
export function offerOf(proposed: ListingSnapshot, seen: SeenListing | undefined) {
  const { kind, readiness, price, territory, restrictions, validUntil, advantage } = seen ?? proposed;
  return {
    version: seen?.version ?? proposed.version,
    seen: seen ? ('now' as const) : ('opening' as const),
    kind,
    title: seen?.title ?? proposed.title,
    dealKinds: seen?.offers ?? proposed.offers,
    readiness,
    price,
    territory,
    restrictions,
    advantage,
    validUntil: validUntil ?? proposed.validUntil,
  };
}
