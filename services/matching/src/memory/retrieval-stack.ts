import { totalmem } from 'node:os';
import type { Database } from '@techbourse/db';
import { ExactRetriever, ProfileIndex, type Profiles, type Retriever } from '@techbourse/matching-engine';
import type { Logger } from '@techbourse/platform';
import { countOpenProfiles } from '../profile/store.ts';
import type { ActiveWeights } from './active-weights.ts';
import type { DocumentServices } from './meilisearch/profile-documents.ts';
import { MeilisearchRetriever } from './meilisearch/retriever.ts';
import { ServingDocuments } from './meilisearch/serving-documents.ts';
import { RemoteProfiles } from './remote-profiles.ts';
import { ProfileSync } from './sync.ts';

/** Everything for retrieval in a worker: profiles, the retriever over them, and their sync with Postgres. */
export type RetrievalStack = {
  readonly profiles: Profiles;
  readonly retriever: Retriever;
  readonly sync: ProfileSync;
};

export type RetrieverKind = 'exact' | 'meilisearch';

/** Where candidates are found; `auto`: in memory, as long as it holds all records. */
export type RetrieverSetting = { readonly MATCHING_RETRIEVER: RetrieverKind | 'auto' };

/** Bytes of one record in the memory of a worker with exact retrieval; see docs/matching-measured.md, "Scale". */
const RECORD_BYTES = 5000;
/** Share of the machine's memory that one worker may fill with records. */
const MEMORY_SHARE = 0.25;

/** The kind in the settings; for `auto` the one that suits this machine and the present number of records. */
export async function chooseRetriever(
  config: RetrieverSetting,
  services: { db: Database; log: Logger },
  memoryBytes = machineMemory(),
): Promise<RetrieverKind> {
  if (config.MATCHING_RETRIEVER !== 'auto') return config.MATCHING_RETRIEVER;
  const { listings, demands } = await countOpenProfiles(services.db.orm);
  const neededBytes = (listings + demands) * RECORD_BYTES;
  const kind = neededBytes <= memoryBytes * MEMORY_SHARE ? 'exact' : 'meilisearch';
  const megabytes = (bytes: number) => Math.round(bytes / 1e6);
  services.log.info({ kind, neededMb: megabytes(neededBytes), memoryMb: megabytes(memoryBytes) }, 'retriever chosen');
  return kind;
}

/** Memory of the container or the machine. Without a limit Node reports 0 or a huge number. */
export function machineMemory(): number {
  return Math.min(process.constrainedMemory() || Number.POSITIVE_INFINITY, totalmem());
}

export function createRetrievalStack(
  kind: RetrieverKind,
  services: DocumentServices & { weights: ActiveWeights },
  config: { readonly MATCHING_CACHE_MB: number },
): RetrievalStack {
  const { db, search, weights } = services;
  if (kind === 'exact') {
    const profiles = new ProfileIndex();
    return {
      profiles,
      retriever: new ExactRetriever(profiles, { weights }),
      sync: new ProfileSync(db, profiles, weights),
    };
  }
  const profiles = new RemoteProfiles(db, () => sync.embedder, config.MATCHING_CACHE_MB * 2 ** 20);
  const sync = new ProfileSync(db, profiles, weights);
  const documents = new ServingDocuments(services, async () => {
    if (sync.embedder === '') await sync.catchUp();
    return sync.embedder;
  });
  return { profiles, retriever: new MeilisearchRetriever(search, profiles, weights, documents), sync };
}
