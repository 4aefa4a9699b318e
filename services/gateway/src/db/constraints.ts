import { serviceConstraints } from '@techbourse/db';
import { mailConstraints } from '@techbourse/mail';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...mailConstraints,
  // the gateway has no tasks of its own
  check_audit: serviceConstraints.check_audit,
  idempotency_key: serviceConstraints.idempotency_key,
  account_person_id_person_id_fk: 'There is no such person',
  api_key_key_unique: 'There is such a key already',
  api_key_reference_id_organisation_id_fk: 'There is no such organisation',
  invitation_inviter_id_person_id_fk: 'There is no such person',
  invitation_organisation_id_organisation_id_fk: 'There is no such organisation',
  member_once: 'This person belongs to the organisation already',
  member_organisation_id_organisation_id_fk: 'There is no such organisation',
  member_person_id_person_id_fk: 'There is no such person',
  organisation_kind: 'There is no such kind of organisation',
  organisation_lei: { reason: 'organisation.identifier_taken', message: 'Another organisation has this lei' },
  organisation_one_operator: { reason: 'organisation.operator_exists', message: 'An exchange has one operator' },
  organisation_ror: { reason: 'organisation.identifier_taken', message: 'Another organisation has this ror' },
  organisation_slug_unique: 'There is such an organisation already',
  organisation_uscc: { reason: 'organisation.identifier_taken', message: 'Another organisation has this uscc' },
  person_email_unique: 'There is a person with this address already',
  session_person_id_person_id_fk: 'There is no such person',
  session_token_unique: 'There is such a session already',
} satisfies Constraints;
