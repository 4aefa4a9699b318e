import type { RecordContext } from '@techbourse/record';

/** What every part of the service works with. `compose.ts` makes it, once per process. */
export type Context = RecordContext;
