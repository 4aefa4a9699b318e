import { apiDocumentOf, nowhereSettings } from '@techbourse/platform';
import { readListingsConfig } from './config.ts';
import { createContext } from './context.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function listingsDocument() {
  return apiDocumentOf(createContext(readListingsConfig(nowhereSettings())), buildServer);
}
