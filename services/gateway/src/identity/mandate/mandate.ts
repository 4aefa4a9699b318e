import type { Commission } from '@techbourse/domain';
import type { Mandate, MandateAbout, MandateSide, MandateState, MandateTerms } from '@techbourse/gateway/api';
import { fail } from '@techbourse/platform';
import type { Actor } from '@techbourse/policy';
import { shownAs } from '../organisation/organisation.ts';
import type { OrganisationRow } from '../organisation/store.ts';
import type { MandateRow } from './store.ts';

/** How far ahead a mandate may begin, and how long it may run. Days outside are typing errors. */
const FIRST_DAY = '2000-01-01';

type Period = { fromDay: string; toDay: string | null };
type Subject = Pick<MandateRow, 'subjectKind' | 'subjectId'>;

/** The state of a mandate on a day: what was said of it, and what its days make of that. */
export function stateOn({ state, fromDay, toDay }: Period & { state: string }, today: string): MandateState {
  const isOver = toDay !== null && toDay < today;
  if (state === 'proposed') return isOver ? 'lapsed' : 'proposed';
  if (state !== 'accepted') return state as MandateState; // a CHECK holds it to these codes
  if (isOver) return 'expired';
  return fromDay > today ? 'accepted' : 'in_force';
}

/** What a side may do next. What is proposed waits for the other side, and either may change it. */
export function actionsOf(row: MandateRow, side: MandateSide | null, today: string): Mandate['actions'] {
  if (side === null) return [];
  const state = stateOn(row, today);
  if (state === 'proposed') {
    return row.proposedBy === side ? ['change', 'withdraw'] : ['accept', 'change', 'decline'];
  }
  return state === 'accepted' || state === 'in_force' ? ['end'] : [];
}

/** @throws INVALID_STATE unless the side may do it now. */
export function assertMay(row: MandateRow, side: MandateSide, action: Mandate['actions'][number], today: string): void {
  if (actionsOf(row, side, today).includes(action)) return;
  const state = stateOn(row, today);
  if (state === 'proposed') {
    const message =
      row.proposedBy === side
        ? 'Your side proposed this: the other side answers, yours may change or withdraw it'
        : 'The other side proposed this: accept it, change it or decline it';
    throw fail.invalidState('mandate.not_yours_to_answer', message, { details: { proposedBy: row.proposedBy } });
  }
  throw fail.invalidState('mandate.state', NOT_NOW[state], { details: { state } });
}

/** Why nothing but its end can be done with a mandate that is no proposal, by its state. */
const NOT_NOW: Readonly<Record<Exclude<MandateState, 'proposed'>, string>> = {
  accepted: 'The mandate has been accepted already: either side may end it',
  in_force: 'The mandate has been accepted already: either side may end it',
  declined: 'The mandate has been declined already',
  withdrawn: 'The proposal of this mandate has been withdrawn already',
  ended: 'The mandate has ended already',
  expired: 'The mandate has run out already',
  lapsed: 'The proposal of this mandate has run out: propose it anew',
};

/** A day so many days later. */
export function daysAfter(day: string, days: number): string {
  const later = new Date(`${day}T00:00:00Z`);
  later.setUTCDate(later.getUTCDate() + days);
  return later.toISOString().slice(0, 10);
}

/** On which side of a mandate an organisation stands. */
export function sideOf(row: Pick<MandateRow, 'clientId' | 'agencyId'>, { organisation }: Actor): MandateSide | null {
  if (organisation?.id === row.clientId) return 'client';
  return organisation?.id === row.agencyId ? 'agency' : null;
}

/** Whether two mandates are about the same: one is about all, or both about one record. */
function areAlike(a: Subject, b: Subject): boolean {
  if (a.subjectKind === 'all' || b.subjectKind === 'all') return true;
  return a.subjectKind === b.subjectKind && a.subjectId === b.subjectId;
}

function doMeet(a: Period, b: Period): boolean {
  const begins = (one: Period, other: Period) => other.toDay === null || one.fromDay <= other.toDay;
  return begins(a, b) && begins(b, a);
}

/** What of a mandate decides whether another can stand beside it. */
export type Accepted = Period & Subject & Pick<MandateRow, 'id' | 'agencyId' | 'exclusive'>;

/**
 * The accepted mandates of a client that another one cannot stand beside: about the same, at the same time, and one of the two
 * exclusive; or of the same agency for exactly the same, which would leave open what it may do.
 */
export function inTheWay<Row extends Accepted>(wanted: Accepted, accepted: readonly Row[]): Row[] {
  return accepted.filter((other) => {
    if (other.id === wanted.id || !doMeet(wanted, other)) return false;
    const isSame = other.subjectKind === wanted.subjectKind && other.subjectId === wanted.subjectId;
    if (other.agencyId === wanted.agencyId) return isSame;
    return (wanted.exclusive || other.exclusive) && areAlike(wanted, other);
  });
}

/** @throws VALIDATION for terms that cannot be so. */
export function assertTerms(terms: MandateTerms, agencyId: string, today: string): void {
  const { from, to, commission } = terms;
  const fault = (pointer: string, rule: string, message: string) =>
    fail.validation(rule, message, [{ pointer, rule, message }]);
  if (to !== null && to < from) throw fault('/to', 'mandate.days', 'The mandate ends before it begins');
  if (to !== null && to < today) throw fault('/to', 'mandate.over', `The mandate would be over: today is ${today}`);
  if (from < FIRST_DAY) throw fault('/from', 'mandate.days', `A day from ${FIRST_DAY} on is expected`);
  if (commission?.split && !commission.split.some((share) => share.agencyId === agencyId)) {
    throw fault('/commission/split', 'mandate.split', 'The agency of the mandate has a share of its own commission');
  }
}

/** Terms as a row keeps them. */
export function columnsOf({ about, from, to, rights, exclusive, commission, note }: MandateTerms) {
  return {
    subjectKind: about.kind,
    subjectId: about.kind === 'all' ? null : about.id,
    fromDay: from,
    toDay: to,
    rights,
    exclusive,
    commission,
    note,
  };
}

export function aboutOf({ subjectKind: kind, subjectId: id }: Subject): MandateAbout {
  // CHECKs hold the two columns to these pairs
  return id === null ? { kind: 'all' } : { kind: kind as 'listing' | 'demand', id };
}

export function termsOf(row: MandateRow): MandateTerms {
  const { exclusive, fromDay: from, toDay: to, rights, note } = row;
  return { about: aboutOf(row), exclusive, from, to, rights, commission: row.commission as Commission | null, note };
}

type Names = ReadonlyMap<string, OrganisationRow>;

export function closedOf({ closedBy: by, closedAt, closedReason: reason }: MandateRow): Mandate['closed'] {
  return by && closedAt ? { by: by as MandateSide, at: closedAt.toISOString(), reason } : null;
}

/** `stands`: the accepted mandates that a proposal cannot stand beside, where they were looked for. */
export function viewMandate(
  row: MandateRow,
  actor: Actor,
  names: Names,
  today: string,
  stands?: readonly MandateRow[],
): Mandate {
  const side = sideOf(row, actor);
  // The other side is called what the operator knows it as, whatever it calls itself meanwhile.
  const named = (id: string) => {
    const found = names.get(id);
    return { id, name: found ? shownAs(found).name : {} };
  };
  return {
    id: row.id,
    version: row.version,
    state: stateOn(row, today),
    client: named(row.clientId),
    agency: named(row.agencyId),
    ...termsOf(row),
    proposedBy: row.proposedBy as MandateSide, // a CHECK holds it to these codes
    proposedAt: row.proposedAt.toISOString(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
    closed: closedOf(row),
    side,
    actions: actionsOf(row, side, today),
    ...(stands && {
      inTheWay: stands.map((other) => ({
        id: other.id,
        agency: named(other.agencyId),
        about: aboutOf(other),
        exclusive: other.exclusive,
        from: other.fromDay,
        to: other.toDay,
      })),
    }),
  };
}
