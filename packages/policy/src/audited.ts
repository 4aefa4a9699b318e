import type { Action } from './actions.ts';
import type { Actor } from './actor.ts';
import { clientsOf, ownIds, reachOf } from './decide.ts';

/**
 * Which reads the audit notes: `all`, or those of what belongs to `others`. `people`: where an answer holds data of people
 * that not everybody is shown; who is shown it has read it.
 */
type Audited = { reads: 'others' | 'all'; people?: readonly string[] };

const ofOthers: Audited = { reads: 'others' };
/** A copy of much at once leaves the exchange. */
const all: Audited = { reads: 'all' };

/** The part of the policy table about reads: those of these actions are noted, of no other. */
const AUDITED: Readonly<Partial<Record<Action, Audited>>> = {
  'listing.read': { reads: 'others', people: ['contact', 'inventors.email'] },
  'listing.list': ofOthers,
  'listing.read_history': ofOthers,
  'listing.read_conflicts': ofOthers,
  'listing.export': all,
  'demand.read': ofOthers,
  'demand.list': ofOthers,
  'demand.read_history': ofOthers,
  'demand.read_readers': ofOthers,
  'demand.export': all,
  'pair.list': ofOthers,
  'pair.search': ofOthers,
  'pair.read': ofOthers,
  'copy.read': ofOthers,
  'deal.list': ofOthers,
  'deal.read': ofOthers,
  'contract.list': ofOthers,
  'contract.read': ofOthers,
  'contract.read_agency_part': ofOthers,
  'disclosure.read': ofOthers,
  'title.read_disputes': ofOthers,
  'title.read_encumbrances': ofOthers,
  'title.read_consents': ofOthers,
  'key.read': ofOthers,
  'member.read': ofOthers,
  'webhook.read': ofOthers,
  'audit.export': all,
};

/** Which reads by an action the audit notes; undefined: none. */
export function auditedReads(action: Action): Audited | undefined {
  return AUDITED[action];
}

/** A read of something confidential, for the audit. */
export type Read = {
  action: Action;
  /** The id of what was read; the noun of the action when it has none. */
  subject: string;
  /** Clients of the reading agency whose record it is, as far as the answer says so. */
  clients?: readonly string[];
};

/** What is known of a read: its answer unless it is streamed, and the id that was asked for. */
type Answered = { answer: unknown; asked?: string | undefined };

/** How much of a record the answer shows, where it says so, that is more than everybody of a kind sees. */
const CONFIDENTIAL_SIGHT: ReadonlySet<unknown> = new Set(['owner', 'named', 'T2', 'T3']);

/**
 * The reads of one answer that the audit notes, by the rule of its action: `all`, or those of what belongs to others. What
 * belongs to others is read by the operator, by an agency for its clients, by whom a record was disclosed to, and, of
 * people's data, by whoever it is shown to.
 */
export function confidentialReads(actor: Actor, action: Action, { answer, asked }: Answered): Read[] {
  const audited = auditedReads(action);
  if (!audited || actor.kind === 'anonymous' || !actor.organisation) return [];
  const [noun = action] = action.split('.');
  const isNoted = (item: unknown) => audited.reads === 'all' || isOfOthers(actor, action, item, audited.people ?? []);
  const clients = new Set(clientsOf(actor, action));
  const readOf = (item: unknown, subject: string): Read => {
    const own = [...new Set(ownersOf(item).filter((id) => typeof id === 'string' && clients.has(id)))] as string[];
    return { action, subject, ...(own.length > 0 ? { clients: own } : {}) };
  };
  const whole = asked ?? noun;
  if (typeof answer !== 'object' || answer === null) return isNoted({}) ? [readOf({}, whole)] : [];
  if (!('items' in answer) || !Array.isArray(answer.items)) {
    return isNoted(answer) ? [readOf(answer, idOf(answer) ?? whole)] : [];
  }
  // Parts of one record, such as its versions, are read as that record.
  const reads = answer.items.filter(isNoted).map((item) => readOf(item, asked ?? idOf(item) ?? noun));
  return [...new Map(reads.map((read) => [JSON.stringify([read.subject, read.clients]), read])).values()];
}

function isOfOthers(actor: Actor, action: Action, item: unknown, people: readonly string[]): boolean {
  const isForAnother = actor.by?.agency !== undefined;
  const own: unknown[] = ownIds(actor);
  if (!isForAnother && ownersOf(item).some((id) => own.includes(id))) return false;
  if (people.some((path) => has(item, path.split('.')))) return true;
  const sight = fieldOf(item, 'sight');
  if (sight !== undefined) return CONFIDENTIAL_SIGHT.has(sight);
  const { everything, organisations } = reachOf(actor, action);
  return isForAnother || everything || organisations.length > own.length;
}

/** Whose an answer says it is: of an organisation, or of the sides of a deal, contract or pair. */
function ownersOf(item: unknown): unknown[] {
  const direct = [fieldOf(item, 'organisationId'), fieldOf(fieldOf(item, 'organisation'), 'id')];
  const sides = ['seller', 'buyer'].map((side) => fieldOf(fieldOf(item, side), 'id'));
  const records = ['listing', 'demand'].map((record) => fieldOf(fieldOf(fieldOf(item, record), 'organisation'), 'id'));
  const parties = [fieldOf(item, 'parties'), fieldOf(fieldOf(item, 'terms'), 'parties')];
  const named = parties.flatMap((list) => (Array.isArray(list) ? list : [])).map((it) => fieldOf(it, 'organisationId'));
  return [...direct, ...sides, ...records, ...named].filter((id) => id !== undefined);
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** Whether there is something at a path; a list has it when one of its elements does. */
function has(value: unknown, [name, ...rest]: readonly string[]): boolean {
  if (name === undefined) return value !== undefined && value !== null;
  if (Array.isArray(value)) return value.some((element) => has(element, [name, ...rest]));
  return has(fieldOf(value, name), rest);
}

function idOf(value: unknown): string | undefined {
  const id = fieldOf(value, 'id');
  return typeof id === 'string' ? id : undefined;
}
