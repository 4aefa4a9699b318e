/** What tests and measurements of the whole exchange need of this service beyond its API. */

export { createContext } from '../src/compose.ts';
export { readNotificationsConfig } from '../src/config.ts';
export { makeDigests } from '../src/digest/make.ts';
export { lookForNew } from '../src/saved-search/look.ts';
export { buildServer } from '../src/server.ts';
export { buildWorker } from '../src/worker.ts';
