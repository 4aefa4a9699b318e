import type { ServiceName } from '@techbourse/gateway/api';
import { apiDocumentOf, offlineSettings } from '@techbourse/platform';
import { readGatewayConfig } from './config.ts';
import { createContext } from './context.ts';
import { publicDocument } from './openapi/public.ts';
import type { OpenApi } from './openapi/types.ts';
import { buildServer } from './server.ts';

/**
 * The OpenAPI document of the whole exchange, as the gateway makes it of what the services say of themselves.
 * @throws Error when two services mean different things by one name.
 */
export async function exchangeDocument(services: Record<ServiceName, unknown>): Promise<OpenApi> {
  const own = await apiDocumentOf(createContext(readGatewayConfig(offlineSettings())), buildServer);
  // Both are what swagger makes; its types know OpenAPI 3.0 only.
  const known = new Map(Object.entries(services)) as Map<ServiceName, OpenApi>;
  const { document, clashes } = publicDocument(own as unknown as OpenApi, known);
  const [clash] = clashes;
  if (clash) throw new Error(`${clash.services.join(' and ')} mean different things by the schema ${clash.schema}`);
  return document;
}
