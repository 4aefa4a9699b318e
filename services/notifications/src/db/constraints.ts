import { serviceConstraints } from '@techbourse/db';
import { mailConstraints } from '@techbourse/mail';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  ...mailConstraints,
  change_of_event: 'This event is in the change feed already',
  change_position: 'Another change has this place in the feed',
  deadline_reminds_somebody: 'A date reminds the members of an organisation or a person',
  membership_role_known: 'A member is owner, admin, editor or viewer',
  notification_fact: 'This person was told of this already',
  notification_role_known: 'A member is owner, admin, editor or viewer',
  preference_frequency_known: 'Mail comes at once, daily, weekly or never',
  preference_hour: 'An hour of the day is from 0 to 23',
  preference_weekday: 'A day of the week is from 1 (Monday) to 7',
  record_kind_known: 'A record is a listing or a demand',
  saved_search_every_known: 'A saved search is repeated every hour, day or week',
  saved_search_searched_known: 'A saved search is for listings or demands',
  saved_search_seen_search_id_saved_search_id_fk: 'This saved search is gone',
  watch_kind_known: 'A listing, a demand or an organisation is watched',
  watch_once: 'This person watches this already',
  watch_state_known: 'A watch is watching or resting',
  webhook_delivery_once: 'This webhook has a delivery of this change already',
  webhook_delivery_state_known: 'A delivery waits, is delivered or has failed',
  webhook_delivery_webhook_id_webhook_id_fk: 'The webhook of this delivery is gone',
  webhook_attempt_delivery_id_webhook_delivery_id_fk: 'The delivery of this try is gone',
  webhook_state_known: 'A webhook is active, paused or disabled',
} satisfies Constraints;
