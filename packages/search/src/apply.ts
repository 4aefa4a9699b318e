import type { Logger } from '@techbourse/platform';
import type { IndexDefinition, SearchDocument } from './definition.ts';
import type { Search } from './search.ts';

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 10_000;

/**
 * Applies the settings of an index in the background, again and again until Meilisearch took them: a service starts
 * while Meilisearch is away, and its readiness says so.
 */
export function keepApplying(
  search: Search,
  definition: IndexDefinition<SearchDocument>,
  log: Logger,
): { stop(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => {};
  const loop = (async () => {
    for (let waitMs = FIRST_WAIT_MS; !stopped; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
      try {
        await search.apply(definition);
        return;
      } catch (error) {
        log.warn({ index: definition.name, err: error }, 'index settings not applied yet');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, waitMs);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  })();
  return {
    stop: async () => {
      stopped = true;
      wake();
      await loop;
    },
  };
}
