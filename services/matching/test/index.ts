/** What tests and measurements of the whole exchange need of this service beyond its API. */

export { createContext, createWorkerContext } from '../src/compose.ts';
export { readMatchingConfig } from '../src/config.ts';
export type { WorkerContext } from '../src/context.ts';
export { createRetrievalStack, type RetrievalStack } from '../src/memory/retrieval-stack.ts';
export type { ProfileCard } from '../src/profile/card.ts';
export { saveProfile } from '../src/profile/store.ts';
export { startRematch } from '../src/rematch/start.ts';
export { pairsIndex } from '../src/search/settings.ts';
export { buildServer } from '../src/server.ts';
export { startOutbox } from '../src/worker.ts';
export { demandSnapshotOf, listingSnapshotOf, opened, published } from './records.ts';
