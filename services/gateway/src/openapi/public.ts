import type { ServiceName } from '@techbourse/gateway/api';
import { PUBLIC_PATHS, SERVICES } from '../proxy/upstreams.ts';
import { errorComponents } from './error-answers.ts';
import { type Clash, mergeDocuments, type Part } from './merge.ts';
import { tags } from './tags.ts';
import type { OpenApi, Operation, Schema } from './types.ts';

/** What the public may know of the gateway's own document and of what services say of themselves, as one document. */
export function publicDocument(
  own: OpenApi,
  known: ReadonlyMap<ServiceName, OpenApi>,
): { document: OpenApi; clashes: Clash[] } {
  const missing = SERVICES.filter((service) => !known.has(service));
  const parts: Part[] = [
    { name: 'gateway', document: own, publicPath: ownPath },
    ...SERVICES.flatMap((service) => {
      const document = known.get(service);
      return document ? [{ name: service, document, publicPath: (path: string) => publicPath(service, path) }] : [];
    }),
  ];
  const used = new Set(
    parts.flatMap(({ document }) => Object.values(document.paths).flatMap(Object.values)).flatMap(tagsOf),
  );
  return mergeDocuments(parts, frame(missing, own.components?.schemas?.Problem ?? {}, used));
}

/** The document while nothing is known. */
export function emptyDocument(): OpenApi {
  return frame(SERVICES, {}, new Set());
}

const tagsOf = (operation: Operation): unknown[] => (Array.isArray(operation.tags) ? operation.tags : []);

const ownPath = (path: string): string | undefined => (path.startsWith('/api/') ? path : undefined);

function publicPath(service: ServiceName, path: string): string | undefined {
  const isPublic = PUBLIC_PATHS[service].some((prefix) => path === prefix || path.startsWith(`${prefix}/`));
  return isPublic ? `/api${path}` : undefined;
}

const ON_BEHALF_OF = {
  name: 'On-Behalf-Of',
  in: 'header',
  required: false,
  schema: { type: 'string', example: '01a229d8-9b66-7000-8000-000000000001' },
  description:
    'For an agency: the organisation that it acts for, by a mandate in force. When several are in force and none is for ' +
    'all, name one: `<organisation>; mandate=<id>`. Refused with 403 `mandate.none`, `mandate.ended`, ' +
    '`mandate.beyond`.',
};

function frame(missing: readonly ServiceName[], problem: Schema, used: ReadonlySet<unknown>): OpenApi {
  return {
    openapi: '3.1.0',
    info: {
      title: 'techbourse',
      version: '1',
      description:
        'The API of this technology exchange. Reading what is public needs no key; everything else needs an API key of an ' +
        'organisation, or a person who has signed in. Errors are problem documents (RFC 9457) with a stable `reason`. Lists are pages: follow ' +
        '`nextCursor`. Creating requests take an `Idempotency-Key`, so that a repeat does nothing twice.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      ...(missing.length > 0 ? { 'x-services-away': missing } : {}),
    },
    servers: [{ url: '/', description: 'this exchange' }],
    tags: tags.filter(({ name }) => used.has(name)),
    paths: {},
    components: {
      schemas: { Problem: problem },
      parameters: { OnBehalfOf: ON_BEHALF_OF },
      responses: errorComponents(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'An API key of your organisation' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: '__Host-techbourse-session',
          description:
            'The session of a person who signed in; its browser keeps it. On one machine the name is techbourse-session. ' +
            'Writes by it come from pages of the exchange alone.',
        },
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
