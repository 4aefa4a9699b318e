import type { JobEnvelope } from '@techbourse/queue';
import { publishDigest, republish } from '@techbourse/record';
import type { Context } from '../context.ts';
import { outbox } from '../db/schema.ts';
import { presentEvent } from './record.ts';
import { demands } from './store.ts';

/** Job demand.tell: publishes the present state of some demands again. */
export const republishDemands = (ctx: Context, envelope: JobEnvelope): Promise<void> =>
  republish(ctx, envelope, { store: demands, outbox, toEvent: presentEvent });

/** Publishes every open demand with its version, so that subscribers find what they missed. */
export const publishDemandsDigest = (ctx: Context): Promise<false> => publishDigest(ctx, 'demand', demands);
