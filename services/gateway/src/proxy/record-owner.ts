import { AppError } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { FindOwner } from '../identity/mandate/subject.ts';
import { askService } from './service-client.ts';

const recordSchema = z.object({ organisation: z.object({ id: z.string().nullable() }) });

/** Whose a listing or a demand is, as the service that owns it shows it to the actor. */
export function findRecordOwner(ctx: Context): FindOwner {
  return async (actor, { kind, id }, { requestId = '' }) => {
    const service = kind === 'listing' ? 'listings' : 'demands';
    try {
      const path = `/${service}/${id}`;
      const { organisation } = await askService(ctx, service, { path, actor, requestId, answer: recordSchema });
      return organisation.id ?? undefined;
    } catch (error) {
      if (error instanceof AppError && error.kind === 'NOT_FOUND') return undefined;
      throw error;
    }
  };
}
