import type { Clock } from '@techbourse/platform';
import { createRecordContext } from '@techbourse/record';
import type { Config } from './config.ts';
import { constraints } from './db/constraints.ts';
import { demandsIndex } from './search/settings.ts';
import { demandsSource } from './search/sync.ts';

export type Context = ReturnType<typeof createContext>;

/** What every part of the service works with; made once per process. */
export function createContext(config: Config, options: { clock?: Clock } = {}) {
  const service = { name: 'demands', constraints, definition: demandsIndex, source: demandsSource };
  return createRecordContext(config, service, options);
}
