import { fail } from '@techbourse/platform';
import { ROLES, type Role } from '@techbourse/policy';

/** How many people, and open invitations, an organisation may have. */
export const MEMBERS_MAX = 2000;
export const INVITATIONS_MAX = 200;
/** Open requests of one person, and the days until it may ask again where it was declined. */
export const JOIN_REQUESTS_MAX = 10;
export const ASK_AGAIN_DAYS = 7;

/** Whether one role reaches as far as another. The table of actions gives each role its rights one by one; this is about who gives. */
export function reachesTo(giver: Role, role: Role): boolean {
  return ROLES.indexOf(giver) <= ROLES.indexOf(role);
}

/** @throws AppError FORBIDDEN (`membership.role_beyond_own`): nobody gives, changes or takes a role above its own. */
export function assertReaches(giver: Role, ...roles: readonly Role[]): void {
  const beyond = roles.find((role) => !reachesTo(giver, role));
  if (beyond === undefined) return;
  throw fail.forbidden(
    'membership.role_beyond_own',
    `Only who is ${beyond} gives, changes or takes the role ${beyond}`,
  );
}

/** @throws AppError INVALID_STATE (`membership.last_owner`) when nobody would be owner any more. */
export function assertOwnerRemains(before: Role, after: Role | null, owners: number): void {
  if (before !== 'owner' || after === 'owner' || owners > 1) return;
  const message = 'An organisation has an owner: make another member owner first, or transfer the ownership';
  throw fail.invalidState('membership.last_owner', message);
}

export function alreadyMember() {
  return fail.conflict('membership.exists', 'This person belongs to the organisation already');
}

export function noMember() {
  return fail.notFound('membership.not_found', 'There is no such member');
}
