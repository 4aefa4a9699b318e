import type { Settings } from 'meilisearch';

/** A document of an index: plain JSON with a string `id`. */
export type SearchDocument = { id: string };

/**
 * An index as code: its name (a prefix per installation or test is added), and its settings. The primary key is
 * always `id` and always named, because Meilisearch refuses to guess when it sees other fields that end in "id".
 */
export type IndexDefinition<D extends SearchDocument> = {
  readonly name: string;
  readonly settings: Settings;
  /** Never present; carries the type of the documents. */
  readonly document?: D;
};

export function defineIndex<D extends SearchDocument>(name: string, settings: Settings): IndexDefinition<D> {
  return { name, settings };
}
