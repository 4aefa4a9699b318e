import type { Schemas } from '@techbourse/client';

export type Role = Schemas['Member']['role'];
const ROLES: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];

/** What somebody of a role may give: its own and those below it. */
export function rolesUpTo(own: Role): readonly Role[] {
  return ROLES.slice(ROLES.indexOf(own));
}
