import type { Role } from '@techbourse/policy';

/** Who works on records and deals. */
export const EDITORS: readonly Role[] = ['owner', 'admin', 'editor'];
/** Who signs, and decides about members, mandates and keys. */
export const SIGNERS: readonly Role[] = ['owner', 'admin'];
