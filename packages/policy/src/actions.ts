import type { Scope } from '@techbourse/api-schema';
import type { Role } from './actor.ts';

/**
 * On whose resource an action is done.
 * - `anyone`: on what is public; how much is seen depends on the actor.
 * - `person`: by a signed-in person for itself, with or without an organisation; never by a key.
 * - `organisation`: by an organisation for itself, on nothing that stands yet.
 * - `visible`: on a record by its visibility: anyone sees what is published, its owner and the operator the rest.
 * - `owner`: on a record of the actor's own organisation. Nobody else learns that it exists.
 * - `owner_or_operator`: the same, and the operator.
 * - `party`: on a deal, contract or pair that the organisation is a side of.
 * - `party_or_operator`: the same, and the operator.
 * - `operator`: on anything, by who runs the exchange.
 */
export type On =
  | 'anyone'
  | 'person'
  | 'organisation'
  | 'visible'
  | 'owner'
  | 'owner_or_operator'
  | 'party'
  | 'party_or_operator'
  | 'operator';

export type Rule = {
  /** What a key must hold. Null: nothing, not even a key; or no key will do (`person`). */
  scope: Scope | null;
  /** A person in one of these roles may. */
  roles: readonly Role[];
  on: On;
  /**
   * Of what a person does for itself: also in a session that the single sign-on of an organisation made. Whoever runs such a
   * provider can make sessions of its people, and reaches by them no more than its own organisation.
   */
  bound?: true;
  /** What reaches others or binds takes an organisation that the operator knows; drafting, searching and choosing do not. */
  verified?: true;
  /**
   * What an agency may do of it for a client. `never`: nothing. `whole`: by a mandate for all that the client has. Absent:
   * also by a mandate for one listing or demand, on that alone.
   */
  onBehalf?: 'never' | 'whole';
};

const READERS: readonly Role[] = ['owner', 'admin', 'editor', 'viewer'];
const EDITORS: readonly Role[] = ['owner', 'admin', 'editor'];
const SIGNERS: readonly Role[] = ['owner', 'admin'];

const open = { scope: null, roles: READERS, on: 'anyone' } as const;
const own = { scope: null, roles: READERS, on: 'person' } as const;
const ownBound = { ...own, bound: true } as const;
const operate = { scope: 'exchange:operate', roles: SIGNERS, on: 'operator', onBehalf: 'never' } as const;
/** What the operator only looks at: open to its people in any role. */
const observe = { scope: 'exchange:operate', roles: READERS, on: 'operator', onBehalf: 'never' } as const;
const read = <S extends Scope, O extends On>(scope: S, on: O) => ({ scope, roles: READERS, on }) as const;
const edit = <S extends Scope, O extends On>(scope: S, on: O) => ({ scope, roles: EDITORS, on }) as const;
const sign = <O extends On>(on: O) => ({ scope: 'contracts:sign', roles: SIGNERS, on }) as const;
// Who could issue keys or rename for a client would hold more than its mandate, and longer.
const administer = <O extends On>(on: O) =>
  ({ scope: 'organisations:write', roles: SIGNERS, on, onBehalf: 'never' }) as const;
// Whoever writes to others, or binds itself to them, is somebody that the operator knows.
const known = <R extends object>(rule: R) => ({ ...rule, verified: true }) as const;
const whole = <R extends object>(rule: R) => ({ ...rule, onBehalf: 'whole' }) as const;
const never = <R extends object>(rule: R) => ({ ...rule, onBehalf: 'never' }) as const;

/**
 * Everything that can be done at the exchange by its API, and who may do it. A route names its action, a verb asks for it;
 * both are checked against this table route by route and actor by actor.
 */
export const ACTIONS = {
  'listing.search': open,
  'listing.list': whole(read('listings:read', 'organisation')),
  'listing.list_all': observe,
  'listing.export': whole(read('listings:read', 'organisation')),
  'listing.read_quota': whole(read('listings:read', 'organisation')),
  'listing.read': read('listings:read', 'visible'),
  'listing.read_history': read('listings:read', 'owner_or_operator'),
  'listing.create': whole(edit('listings:write', 'organisation')),
  'listing.import': whole(edit('listings:write', 'organisation')),
  'listing.edit': edit('listings:write', 'owner_or_operator'),
  'listing.publish': edit('listings:write', 'owner_or_operator'),
  'listing.move': edit('listings:write', 'owner_or_operator'),
  'listing.return': operate,
  'listing.read_conflicts': observe,
  'listing.settle_conflict': operate,
  'listing.set_quota': operate,
  'contact.read': read('contacts:read', 'organisation'),

  'demand.search': open,
  'demand.list': whole(read('demands:read', 'organisation')),
  'demand.list_all': observe,
  'demand.export': whole(read('demands:read', 'organisation')),
  'demand.read_quota': whole(read('demands:read', 'organisation')),
  'demand.read': read('demands:read', 'visible'),
  'demand.read_history': read('demands:read', 'owner_or_operator'),
  'demand.create': whole(edit('demands:write', 'organisation')),
  'demand.import': whole(edit('demands:write', 'organisation')),
  'demand.recheck': whole(edit('demands:write', 'organisation')),
  'demand.edit': edit('demands:write', 'owner_or_operator'),
  'demand.open': edit('demands:write', 'owner_or_operator'),
  'demand.move': edit('demands:write', 'owner_or_operator'),
  'demand.return': operate,
  'demand.read_readers': read('demands:read', 'owner_or_operator'),
  'demand.name_reader': never(edit('demands:write', 'owner')),
  'demand.set_quota': operate,

  'pair.list': read('pairs:read', 'owner_or_operator'),
  'pair.search': whole(read('pairs:read', 'organisation')),
  'pair.read': read('pairs:read', 'party_or_operator'),
  'pair.decide': edit('pairs:decide', 'party'),
  'pair.contact': known(edit('pairs:decide', 'party')),
  'pair.read_progress': observe,
  'copy.read': observe,
  'embedding.read': observe,
  'embedding.operate': operate,
  'exposure.read': observe,
  'learning.read': observe,
  'learning.operate': operate,
  'rematch.read': observe,
  'rematch.operate': operate,

  'deal.list': read('deals:read', 'organisation'),
  'deal.read': read('deals:read', 'party_or_operator'),
  'deal.open': known(edit('deals:write', 'organisation')),
  'deal.move': edit('deals:write', 'party'),
  'deal.shortlist': edit('deals:write', 'party'),
  'deal.declare_both_sides': never(known(sign('organisation'))),
  'disclosure.read': read('deals:read', 'party_or_operator'),
  'disclosure.grant': edit('deals:write', 'party'),
  'disclosure.end': edit('deals:write', 'party'),
  'contract.list': read('deals:read', 'organisation'),
  'contract.read': read('deals:read', 'party_or_operator'),
  'contract.read_agency_part': never(read('deals:read', 'organisation')),
  'contract.draft': edit('deals:write', 'party'),
  'contract.edit': edit('deals:write', 'party'),
  'contract.sign': known(sign('party')),
  'contract.accept_both_sides': never(sign('party')),
  'contract.withdraw_confirmation': sign('party'),
  'contract.change': known(sign('party')),
  'contract.answer_change': sign('party'),
  'contract.confirm_agency_part': never(known(sign('organisation'))),
  'payment.record': edit('deals:write', 'party'),
  'payment.answer': edit('deals:write', 'party'),
  'payment.void': edit('deals:write', 'party_or_operator'),
  'registration.record': edit('deals:write', 'party_or_operator'),
  'registration.void': edit('deals:write', 'party_or_operator'),
  'registration.confirm': operate,
  'title.read_disputes': whole(read('deals:read', 'organisation')),
  'title.read_encumbrances': whole(read('deals:read', 'organisation')),
  'title.read_consents': whole(read('deals:read', 'organisation')),
  'title.consent': whole(known(sign('organisation'))),
  'title.withdraw_consent': whole(sign('organisation')),
  'title.dispute': whole(known(edit('deals:write', 'organisation'))),
  'title.decide_dispute': operate,
  'title.record_standing': operate,
  'title.read_standings': observe,
  'ledger.read': open,
  'ledger.verify': whole(read('deals:read', 'organisation')),
  'ledger.operate': operate,
  'statistics.read': open,
  'statistics.read_own': whole(read('statistics:read', 'organisation')),
  'statistics.read_all': observe,

  'notification.read': ownBound,
  'notification.mark': ownBound,
  'notification.set_preferences': ownBound,
  'notification.unsubscribe': open,

  'organisation.read': open,
  'organisation.create': operate,
  'organisation.edit': administer('owner_or_operator'),
  'organisation.verify': operate,
  'organisation.suspend': operate,
  'organisation.delete': administer('owner_or_operator'),
  'organisation.ask_verification': administer('owner'),
  'organisation.read_verification': administer('owner_or_operator'),
  'organisation.decide_verification': operate,
  'organisation.name_domain': administer('owner_or_operator'),
  'organisation.merge': operate,
  'organisation.relate': administer('owner_or_operator'),
  'organisation.find': own,
  'organisation.found': own,
  'organisation.join': own,
  'membership.read_own': own,
  'membership.answer': own,
  'membership.leave': own,
  'member.read': administer('owner_or_operator'),
  'member.manage': administer('owner_or_operator'),
  'member.transfer': administer('owner'),
  'sso.sign_in': open,
  'sso.read': administer('owner_or_operator'),
  'sso.propose': administer('owner'),
  'sso.edit': administer('owner_or_operator'),
  'sso.disable': administer('owner_or_operator'),
  'sso.approve': operate,
  'sso.list_all': operate,
  'key.read': administer('owner_or_operator'),
  'key.issue': administer('owner_or_operator'),
  'key.revoke': administer('owner_or_operator'),
  'account.sign_up': open,
  'account.recover': open,
  'account.read': ownBound,
  'account.edit': own,
  'account.export': own,
  'account.delete': own,
  'session.open': open,
  'session.read': ownBound,
  'session.end': ownBound,
  'session.switch': own,
  'agency.read': open,
  'agency.read_performance': open,
  'agency.read_deals': never(read('deals:read', 'owner_or_operator')),
  'agency.accredit': operate,
  'agency.ask_accreditation': administer('owner'),
  'agency.read_accreditation_requests': administer('owner_or_operator'),
  'agency.edit_brokers': administer('owner_or_operator'),
  'mandate.list': never(read('deals:read', 'organisation')),
  'mandate.read': never(read('deals:read', 'party_or_operator')),
  'mandate.propose': never(known(sign('organisation'))),
  'mandate.change': never(known(sign('party'))),
  'mandate.accept': never(known(sign('party'))),
  'mandate.decline': never(sign('party')),
  'mandate.withdraw': never(sign('party')),
  'mandate.end': never(sign('party')),
  'actor.read': open,
  'exchange.read': observe,
  'change.read': open,
  'saved_search.read': ownBound,
  'saved_search.edit': ownBound,
  'watch.read': ownBound,
  'watch.edit': ownBound,
  'webhook.list': administer('organisation'),
  'webhook.create': administer('organisation'),
  'webhook.read': administer('owner_or_operator'),
  'webhook.edit': administer('owner'),
  'webhook.test': administer('owner'),
  'webhook.replay': administer('owner'),
  'exchange.operate': operate,
  'audit.read': administer('owner_or_operator'),
  'audit.export': administer('owner_or_operator'),
  'person.list': observe,
  'person.read': observe,
  'person.suspend': operate,
  'person.end_sessions': operate,
  'person.reset_second_factor': operate,
  'person.resend_confirmation': operate,
  'abuse.report': open,
  'abuse.read': observe,
  'abuse.decide': operate,
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof ACTIONS;

export function ruleOf(action: Action): Rule {
  return ACTIONS[action];
}

/** Whether an action changes nothing: its name says so. */
export function isReading(action: Action): boolean {
  return /\.(?:read|list|search|export)(?:_|$)/.test(action);
}

export function isAction(name: string): name is Action {
  return Object.hasOwn(ACTIONS, name);
}
