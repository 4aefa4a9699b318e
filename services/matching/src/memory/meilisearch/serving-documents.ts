import { fail, within } from '@techbourse/platform';
import { findEmbedding } from '../../embedding/store.ts';
import { type DocumentServices, ProfileDocuments } from './profile-documents.ts';

/** Longest that a job waits for the indexes; then it comes again later. */
const PATIENCE_MS = 30_000;
/** What was compared so lately is not compared again, whatever the numbers say. */
const TRUSTED_MS = 5000;

type Prepared = {
  readonly embedder: string;
  readonly documents: Promise<ProfileDocuments>;
  /** When they were compared with Postgres; undefined before. */
  since: number | undefined;
};

/** The documents with the vectors that serve: compared with Postgres before their first use, again after a change, and when they lack something. */
export class ServingDocuments {
  readonly #services: DocumentServices;
  readonly #serving: () => Promise<string>;
  #prepared: Prepared | undefined;

  /** @param serving whose vectors serve, as of the last catch-up. */
  constructor(services: DocumentServices, serving: () => Promise<string>) {
    this.#services = services;
    this.#serving = serving;
  }

  /** @throws AppError UNAVAILABLE (`retrieval.index_incomplete`) while the documents are being made. */
  async ready(): Promise<ProfileDocuments> {
    const embedder = await this.#serving();
    const known = this.#prepared;
    if (known?.since && performance.now() - known.since > TRUSTED_MS) {
      const complaint = await (await known.documents).complaint();
      if (complaint !== undefined && this.#prepared === known) {
        this.#services.log.warn({ complaint }, 'the index of profiles is compared with Postgres');
        this.#prepared = undefined;
      }
    }
    if (this.#prepared?.embedder !== embedder) {
      const documents = this.#prepare(embedder);
      const prepared: Prepared = { embedder, documents, since: undefined };
      this.#prepared = prepared;
      documents.then(
        () => {
          prepared.since = performance.now();
        },
        () => {},
      );
      documents.catch((error: unknown) => {
        this.#services.log.warn({ err: error }, 'documents of profiles are not ready');
        if (this.#prepared?.documents === documents) this.#prepared = undefined;
      });
    }
    return within(PATIENCE_MS, this.#prepared.documents, () =>
      fail.unavailable('retrieval.index_incomplete', 'The index of profiles is being made'),
    );
  }

  /** What is wrong with the documents in use; undefined before their first use as well. Whoever asks has them mended. */
  async complaint(): Promise<string | undefined> {
    const documents = this.#prepared?.since && (await this.#prepared.documents);
    const complaint = documents ? await documents.complaint() : undefined;
    // Thrown where somebody waits for it.
    if (complaint !== undefined) this.ready().catch(() => {});
    return complaint;
  }

  async #prepare(embedder: string): Promise<ProfileDocuments> {
    const serving = (await findEmbedding(this.#services.db.orm))?.serving;
    if (serving?.id !== embedder) throw fail.unavailable('retrieval.index_incomplete', 'The embedder is being changed');
    const documents = new ProfileDocuments(this.#services, { embedder, dimensions: serving.dimensions });
    await documents.reconcile();
    return documents;
  }
}
