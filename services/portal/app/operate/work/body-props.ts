import type { Deed } from '../done.tsx';
import type { Row } from './queue.ts';

/** One item of a queue: what there is to know of it, and what can be decided. `onDone` hears what was done. */
export type BodyProps = { row: Row; onDone: (deed: Deed) => Promise<void> };
