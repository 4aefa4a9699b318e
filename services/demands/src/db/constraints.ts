import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  demand_contract_effect_known: 'A contract has no such effect',
  disclosure_tier_known: 'A record is disclosed at T2 or T3',
  demand_closed_with_outcome: { kind: 'INVALID_STATE', message: 'A demand is closed with its outcome' },
  demand_import: { reason: 'import.repeated', message: 'A record of the same source and id was imported meanwhile' },
  demand_open_with_end: { kind: 'INVALID_STATE', message: 'An open demand has its day of opening and its last day' },
  demand_outcome_known: 'A demand has no such outcome',
  demand_shown_place_known: 'There is no such part of a place',
  demand_state_known: 'A demand has no such state',
} satisfies Constraints;
