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
  check_grant: { kind: 'INVALID_STATE', message: 'A right that was granted is only ended by its termination' },
  ledger_entry_hash_unique: 'This is in the ledger already',
  refuse_change: { kind: 'INVALID_STATE', message: 'What is recorded is never changed or deleted' },

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
  deal_side_known: 'A deal is opened by its seller or its buyer',
  deal_stage_known: 'A deal has no such stage',

  payment_ledger_seq_unique: 'This entry of the ledger belongs to another payment',
  payment_positive: 'A payment is more than 0',
  payment_void_ledger_seq_unique: 'This entry of the ledger belongs to another payment',

  registration_ledger_seq_unique: 'This entry of the ledger belongs to another registration',
  registration_number: {
    reason: 'registration.number_taken',
    message: 'Another contract has this number of this authority',
  },
  // the primary key: a contract is registered once
  registration_pkey: { reason: 'registration.exists', message: 'This contract is registered already' },
  registration_values: 'The technology value lies between 0 and the value registered',
} satisfies Constraints;
