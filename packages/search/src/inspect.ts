import { type Meilisearch, MeilisearchApiError } from 'meilisearch';
import type { IndexDefinition, SearchDocument } from './definition.ts';
import { differingSettings } from './settings.ts';
import { asSearchError } from './task.ts';

/** An index as Meilisearch has it at a moment. */
export type FoundIndex = {
  /** Distinguishes it from another index of the same name. */
  readonly createdAt: string;
  readonly documents: number;
  /** Settings that are not those of the definition. */
  readonly differing: readonly string[];
};

/** Some three milliseconds; undefined when there is no such index. @throws AppError UNAVAILABLE. */
export async function inspectIndex(
  client: Meilisearch,
  uid: string,
  definition: IndexDefinition<SearchDocument>,
): Promise<FoundIndex | undefined> {
  try {
    const [{ createdAt }, { numberOfDocuments }, settings] = await Promise.all([
      client.getRawIndex(uid),
      client.index(uid).getStats(),
      client.index(uid).getSettings(),
    ]);
    const differing = differingSettings(definition.settings, settings);
    return { createdAt: String(createdAt), documents: numberOfDocuments, differing };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw asSearchError(error);
  }
}

/** When an index was made; undefined when there is none. @throws AppError UNAVAILABLE. */
export async function createdAtOf(client: Meilisearch, uid: string): Promise<string | undefined> {
  try {
    return String((await client.getRawIndex(uid)).createdAt);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw asSearchError(error);
  }
}

/**
 * What an index is at a moment, in a word that changes with every task that changes it, its settings too, and when another
 * index comes under its name; undefined when there is none. @throws AppError UNAVAILABLE.
 */
export async function stateOf(client: Meilisearch, uid: string): Promise<string | undefined> {
  try {
    const { createdAt, updatedAt } = await client.getRawIndex(uid);
    return `${createdAt} ${updatedAt}`;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw asSearchError(error);
  }
}

const isMissing = (error: unknown): boolean => isCode(error, 'index_not_found');

/** Whether Meilisearch refused with a certain code. */
export const isCode = (error: unknown, code: string): boolean =>
  error instanceof MeilisearchApiError && error.cause?.code === code;
