import type { Role } from '@techbourse/policy';

/** Who works on records and deals. */
export const EDITORS: readonly Role[] = ['owner', 'admin', 'editor'];
