import type { Clock } from '@techbourse/platform';
import { createRecordContext } from '@techbourse/record';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';
import { listingsIndex } from './search/settings.ts';
import { listingsSource } from './search/sync.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const service = { name: 'listings', constraints, definition: listingsIndex, source: listingsSource };
  return createRecordContext(config, service, options);
}
