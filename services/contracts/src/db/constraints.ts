import { serviceConstraints } from '@techbourse/db';
import type { Constraints } from '@techbourse/platform';

/** What the rules of this schema mean to people, should a write get as far as them. */
export const constraints = {
  ...serviceConstraints,
  // what is signed or recorded stays
  check_chain: { reason: 'ledger.not_next', message: 'The ledger grows at its end only' },
  check_change: { kind: 'INVALID_STATE', message: 'What was proposed or made of a contract cannot be altered' },
  check_contract: { kind: 'INVALID_STATE', message: 'In its present state the contract does not allow this' },
  check_contract_has_entry: { kind: 'INVALID_STATE', message: 'A contract is signed together with its ledger entry' },
  check_deal: { kind: 'INVALID_STATE', message: 'A deal that has ended stays as it ended' },
  check_heads: { reason: 'ledger.head_not_next', message: 'Heads of the ledger follow one another' },
  check_grant: { kind: 'INVALID_STATE', message: 'A right that was granted is only ended by its termination' },
  ledger_entry_hash_unique: 'This is in the ledger already',
  refuse_change: { kind: 'INVALID_STATE', message: 'What is recorded is never changed or deleted' },

  asset_name_asset_id_asset_id_fk: 'There is no such asset',
  check_asset: { kind: 'INVALID_STATE', message: 'Assets are joined, never taken apart, each with its ledger entry' },
  check_asset_name: { kind: 'INVALID_STATE', message: 'A name stays with its asset' },

  contract_change_closed_by: 'A proposed change is withdrawn by its proposer and declined by the other party',
  contract_change_closed_known: 'A proposed change is withdrawn or declined, nothing else',
  contract_change_closed_or_made: { kind: 'INVALID_STATE', message: 'A change is made or taken back, not both' },
  contract_change_closed_whole: 'A change that is taken back says by whom and when',
  contract_change_kind: 'A contract is amended or terminated, nothing else',
  contract_change_ledger_seq_unique: 'This entry of the ledger belongs to another change',
  contract_change_whole: 'A change that is confirmed has its ledger entry',
  contract_deal_id_deal_id_fk: 'There is no such deal',
  contract_ledger: 'This entry of the ledger belongs to another contract',
  contract_one_per_deal: { reason: 'contract.already_drafted', message: 'This deal has a contract already' },
  contract_signed_whole: { kind: 'INVALID_STATE', message: 'A signed contract has its day and its ledger entry' },
  contract_state_known: 'A contract has no such state',
  contract_terminated_once: { reason: 'contract.terminated', message: 'This contract was terminated' },
  contract_values: 'The technology value lies between 0 and the value of the contract',

  deal_live: { reason: 'deal.already_open', message: 'There is a live deal about this already' },
  deal_lost_has_reason: { kind: 'INVALID_STATE', message: 'A deal is lost for a reason' },
  deal_parties_differ: { reason: 'deal.same_organisation', message: 'Both sides would be one organisation' },
  deal_proposal_known: 'A deal has no such stage or side',
  deal_proposal_open: { kind: 'INVALID_STATE', message: 'A deal that has ended has no next stage' },
  deal_proposal_whole: 'A proposed stage says by whom and when',
  deal_side_known: 'A deal is opened by its seller or its buyer',
  deal_stage_known: 'A deal has no such stage',

  check_payment_answer: { kind: 'INVALID_STATE', message: 'The other party answers a payment that stands' },
  payment_answer_known: 'A payment is confirmed or disputed, nothing else',
  payment_answer_ledger: 'This entry of the ledger belongs to another answer',
  payment_answer_payment: 'There is no such payment',
  payment_answered_once: { reason: 'payment.answered', message: 'This payment was answered so already' },
  payment_dispute_has_reason: 'A payment is disputed for a reason',

  statistics_cell_kind: 'A figure is about what was signed, paid or registered',
  statistics_fact_once_per_cell: 'A figure counts everything once',
  statistics_fact_sign: 'A figure counts something, or takes back what one counted',

  payment_ledger_seq_unique: 'This entry of the ledger belongs to another payment',
  payment_positive: 'A payment is more than 0',
  payment_void_ledger_seq_unique: 'This entry of the ledger belongs to another payment',

  check_registration: {
    kind: 'INVALID_STATE',
    message: 'A registration is confirmed once and voided once, not altered',
  },
  registration_confirmed_ledger: 'This entry of the ledger belongs to another registration',
  registration_confirmed_whole: 'A registration that is confirmed has its ledger entry',
  registration_ledger_seq_unique: 'This entry of the ledger belongs to another registration',
  registration_number: {
    reason: 'registration.number_taken',
    message: 'Another contract has this number of this authority',
  },
  registration_stands_once: { reason: 'registration.exists', message: 'This contract is registered already' },
  registration_voided_ledger: 'This entry of the ledger belongs to another registration',
  registration_voided_whole: 'A registration that was taken back has its reason and its ledger entry',
  registration_values: 'The technology value lies between 0 and the value registered',

  check_desk: { kind: 'INVALID_STATE', message: 'What the operator decided about a title stays' },
  title_dispute_open: { reason: 'title.dispute_open', message: 'Your organisation disputes this number already' },
  title_dispute_state: 'A dispute is open, upheld or rejected',
  title_dispute_whole: 'A dispute that is decided says when, by whom and why',
  title_ruling_ledger: 'This entry of the ledger belongs to another decision',
  title_ruling_outcome: 'A right that is disputed is released, or it stands',
  title_standing_ledger: 'This entry of the ledger belongs to another standing',
  title_standing_once: { reason: 'title.standing_exists', message: 'This standing is on record already' },
  title_standing_whole: 'A standing that is withdrawn says by whom and why',
  title_standing_withdrawn: 'This entry of the ledger belongs to another standing',

  title_grant_asset_id_asset_id_fk: 'There is no such asset',
  title_grant_kind: 'A right is an assignment, or an exclusive, sole or simple licence',
  title_grant_once: 'This right is on record already',
  title_grant_parties_differ: 'Nobody grants a right to itself',
  title_grant_sublicensing: 'Sublicences are allowed, allowed with consent or forbidden',
} satisfies Constraints;
