import type { JobEnvelope } from '@techbourse/queue';
import { publishDigest, republish } from '@techbourse/record';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { presentEvent } from './record.ts';
import { listings } from './store.ts';

/** Job listing.tell: publishes the present state of some listings again. */
export const republishListings = (ctx: Context, envelope: JobEnvelope): Promise<void> =>
  republish(ctx, envelope, { store: listings, outbox, toEvent: presentEvent });

/** Publishes every published listing with its version, so that subscribers find what they missed. */
export const publishListingsDigest = (ctx: Context): Promise<false> => publishDigest(ctx, 'listing', listings);
