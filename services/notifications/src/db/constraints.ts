import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  membership_role_known: 'A member is owner, admin, editor or viewer',
  notification_fact: 'This person was told of this already',
  notification_role_known: 'A member is owner, admin, editor or viewer',
  preference_frequency_known: 'Mail comes at once, daily, weekly or never',
  preference_hour: 'An hour of the day is from 0 to 23',
  preference_weekday: 'A day of the week is from 1 (Monday) to 7',
  record_kind_known: 'A record is a listing or a demand',
} satisfies Constraints;
