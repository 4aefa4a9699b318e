import { apiDocumentOf, offlineSettings } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readDemandsConfig } from './config.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function demandsDocument() {
  return apiDocumentOf(createContext(readDemandsConfig(offlineSettings())), buildServer);
}
