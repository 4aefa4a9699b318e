import type { Clock } from '@techbourse/platform';
import { createRecordContext } from '@techbourse/record';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';
import { reader } from './db/schema.ts';
import { listingsIndex } from './search/settings.ts';
import { listingsSource } from './search/sync.ts';

export type Composed = ReturnType<typeof createContext>;

/** The context with the parts that it is made of. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const service = { name: 'listings', constraints, definition: listingsIndex, readers: reader, source: listingsSource };
  return createRecordContext(config, service, options);
}
