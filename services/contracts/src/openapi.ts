import { apiDocumentOf, offlineSettings } from '@techbourse/platform';
import { readContractsConfig } from './config.ts';
import { createContext } from './context.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function contractsDocument() {
  return apiDocumentOf(createContext(readContractsConfig(offlineSettings())), buildServer);
}
