import { apiDocumentOf, offlineSettings } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readListingsConfig } from './config.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function listingsDocument() {
  return apiDocumentOf(createContext(readListingsConfig(offlineSettings())), buildServer);
}
