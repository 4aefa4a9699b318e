import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = { ...serviceConstraints } satisfies Constraints;
