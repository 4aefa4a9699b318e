import type { ServiceName } from '@techbourse/gateway/api';
import { type App, newId } from '@techbourse/platform';
import { ANONYMOUS } from '@techbourse/policy';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { askService } from '../proxy/service-client.ts';
import { SERVICES } from '../proxy/upstreams.ts';
import { emptyDocument, publicDocument } from './public.ts';
import type { OpenApi } from './types.ts';

/** How long a complete document is cached. Services are queried again then, because they may have been replaced. */
const COMPLETE_CACHE_MS = 60_000;
/** How long a partial document is cached, while a service is away. */
const PARTIAL_CACHE_MS = 1_000;

const answerSchema = z.custom<OpenApi>((value) => typeof value === 'object' && value !== null && 'paths' in value);

export type PublicDocument = { get(): Promise<OpenApi>; latest(): OpenApi };

/** The API document of the whole exchange, merged from the documents of the services. */
export function createDocument(app: App, ctx: Context): PublicDocument {
  const known = new Map<ServiceName, OpenApi>();
  let made: { document: OpenApi; atMs: number; lifetimeMs: number } | undefined;
  let making: Promise<OpenApi> | undefined;

  const read = async (service: ServiceName): Promise<boolean> => {
    try {
      const call = { path: '/openapi.json', actor: ANONYMOUS, requestId: newId(), answer: answerSchema };
      known.set(service, await askService(ctx, service, call));
      return true;
    } catch (error) {
      ctx.log.debug({ service, err: error }, 'no API document');
      return false;
    }
  };

  const make = async (): Promise<OpenApi> => {
    const answered = await Promise.all(SERVICES.map(read));
    const own = app.swagger() as unknown as OpenApi; // its types know OpenAPI 3.0 only
    const { document, clashes } = publicDocument(own, known);
    for (const clash of clashes) ctx.log.warn(clash, 'two services mean different things by one schema name');
    const lifetimeMs = answered.every(Boolean) ? COMPLETE_CACHE_MS : PARTIAL_CACHE_MS;
    made = { document, atMs: performance.now(), lifetimeMs };
    return document;
  };

  return {
    get: async () => {
      if (made && performance.now() - made.atMs < made.lifetimeMs) return made.document;
      making ??= make().finally(() => {
        making = undefined;
      });
      return making;
    },
    latest: () => made?.document ?? emptyDocument(),
  };
}
