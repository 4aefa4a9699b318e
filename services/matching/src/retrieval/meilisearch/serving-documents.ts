import type { Database } from '@techbourse/db';
import { fail, type Logger } from '@techbourse/platform';
import type { Search } from '@techbourse/search';
import { findEmbedding } from '../../embedding/store.ts';
import { ProfileDocuments } from './profile-documents.ts';

/** Longest that a job waits for the indexes; then it comes again later. */
const PATIENCE_MS = 30_000;

/** The documents with the vectors that serve: compared with Postgres before their first use, and again after a change. */
export class ServingDocuments {
  readonly #services: { db: Database; search: Search; log: Logger };
  readonly #serving: () => Promise<string>;
  #prepared: { readonly embedder: string; readonly documents: Promise<ProfileDocuments> } | undefined;

  /** @param serving whose vectors serve, as of the last catch-up. */
  constructor(services: { db: Database; search: Search; log: Logger }, serving: () => Promise<string>) {
    this.#services = services;
    this.#serving = serving;
  }

  /** @throws AppError UNAVAILABLE (`retrieval.index_incomplete`) while the documents are being made. */
  async ready(): Promise<ProfileDocuments> {
    const embedder = await this.#serving();
    if (this.#prepared?.embedder !== embedder) {
      const documents = this.#prepare(embedder);
      this.#prepared = { embedder, documents };
      documents.catch((error: unknown) => {
        this.#services.log.warn({ err: error }, 'documents of profiles are not ready');
        if (this.#prepared?.documents === documents) this.#prepared = undefined;
      });
    }
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(
      () => late.reject(fail.unavailable('retrieval.index_incomplete', 'The index of profiles is being made')),
      PATIENCE_MS,
    );
    try {
      return await Promise.race([this.#prepared.documents, late.promise]);
    } finally {
      clearTimeout(timer);
    }
  }

  async #prepare(embedder: string): Promise<ProfileDocuments> {
    const serving = (await findEmbedding(this.#services.db.orm))?.serving;
    if (serving?.id !== embedder) throw fail.unavailable('retrieval.index_incomplete', 'The embedder is being changed');
    const documents = new ProfileDocuments(this.#services, { embedder, dimensions: serving.dimensions });
    await documents.reconcile();
    return documents;
  }
}
