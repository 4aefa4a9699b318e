import type { ServiceName } from '@techbourse/gateway/api';
import { ANONYMOUS, type App, newId } from '@techbourse/platform';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { askService } from '../routing/service-client.ts';
import { PUBLIC_PATHS, SERVICES } from '../routing/upstreams.ts';
import { mergeDocuments, type OpenApi, type Part } from './merge.ts';

/** A complete document is good for this long; services are asked again then, because they may have been replaced. */
const COMPLETE_FOR_MS = 60_000;
/** While a service is away it is asked again no more often than this. */
const PARTIAL_FOR_MS = 1_000;

const answerSchema = z.custom<OpenApi>((value) => typeof value === 'object' && value !== null && 'paths' in value);

export type PublicDocument = { get(): Promise<OpenApi>; latest(): OpenApi };

/** The API document of the whole exchange, made of what each service says of itself. */
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
    const missing = SERVICES.filter((service) => !known.has(service));
    const own = app.swagger() as unknown as OpenApi; // its types know OpenAPI 3.0 only
    const parts: Part[] = [
      { name: 'gateway', document: own, publicPath: ownPath },
      ...SERVICES.flatMap((service) => {
        const document = known.get(service);
        return document ? [{ name: service, document, publicPath: (path: string) => publicPath(service, path) }] : [];
      }),
    ];
    const { document, clashes } = mergeDocuments(parts, frame(missing, own.components?.schemas?.Problem));
    for (const clash of clashes) ctx.log.warn(clash, 'two services mean different things by one schema name');
    const lifetimeMs = answered.every(Boolean) ? COMPLETE_FOR_MS : PARTIAL_FOR_MS;
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
    latest: () => made?.document ?? frame(SERVICES, {}),
  };
}

const ownPath = (path: string): string | undefined => (path.startsWith('/api/') ? path : undefined);

function publicPath(service: ServiceName, path: string): string | undefined {
  const isPublic = PUBLIC_PATHS[service].some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  return isPublic ? `/api${path}` : undefined;
}

function frame(missing: readonly ServiceName[], problem: unknown): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'techbourse',
      version: '1',
      description:
        'The API of this technology exchange. Reading what is public needs no key; everything else needs an API key of an ' +
        'organisation. Errors are problem documents (RFC 9457) with a stable `reason`. Lists are pages: follow ' +
        '`nextCursor`. Creating requests take an `Idempotency-Key`, so that a repeat does nothing twice.',
      ...(missing.length > 0 ? { 'x-services-away': missing } : {}),
    },
    servers: [{ url: '/', description: 'this exchange' }],
    tags: [],
    paths: {},
    components: {
      schemas: { Problem: problem },
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key of your organisation' },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'x-api-key',
          description: 'The same key, for clients that prefer it',
        },
      },
    },
  };
}
