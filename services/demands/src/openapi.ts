import { apiDocumentOf, nowhereSettings } from '@techbourse/platform';
import { readDemandsConfig } from './config.ts';
import { createContext } from './context.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function demandsDocument() {
  return apiDocumentOf(createContext(readDemandsConfig(nowhereSettings())), buildServer);
}
