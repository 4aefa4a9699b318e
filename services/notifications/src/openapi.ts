import { apiDocumentOf, offlineSettings } from '@techbourse/platform';
import { createContext } from './compose.ts';
import { readNotificationsConfig } from './config.ts';
import { buildServer } from './server.ts';

/** The OpenAPI document of this service; no engine is needed for it. */
export function notificationsDocument() {
  return apiDocumentOf(createContext(readNotificationsConfig(offlineSettings())), buildServer);
}
