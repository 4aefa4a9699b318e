import { SCOPES, type Scope } from '@techbourse/api-schema';
import { ACTIONS, type Action, isReading, ruleOf } from './actions.ts';
import type { Actor, Member, Person } from './actor.ts';

/**
 * The resource of an action: its owner, or its parties. `published`: whether others may see of it what is
 * public. `about`: the listing and the demand that it is, or is about; a mandate for one of them reaches nothing else.
 */
export type Resource = ({ organisationId: string | null } | { parties: readonly (string | null)[] }) & {
  published?: boolean;
  about?: readonly (string | null)[];
};

/** Why an action is refused. `hidden`: the actor must not learn that the resource exists. */
export type Refusal =
  | 'anonymous'
  | 'not_person'
  | 'bound_session'
  | 'no_organisation'
  | 'missing_scope'
  | 'missing_role'
  | 'beyond_mandate'
  | 'not_operator'
  | 'unverified'
  | 'hidden';

export type Decision = { allowed: true } | { allowed: false; refusal: Refusal; scope: Scope | null };

/** Whether the actor runs the exchange. */
export function isOperator(actor: Actor): boolean {
  return isOfOperator(actor) && missingRight(actor, 'exchange.operate') === undefined;
}

/** Whether the actor runs the exchange, or by an action that changes nothing looks at it for who does, in any role. */
function isOperatorFor(actor: Actor, action: Action): boolean {
  const wanted = isReading(action) ? 'exchange.read' : 'exchange.operate';
  return isOfOperator(actor) && missingRight(actor, wanted) === undefined;
}

function isOfOperator({ organisation }: Actor): boolean {
  return organisation?.kind === 'operator';
}

export function isMember(actor: Actor): actor is Member {
  return actor.organisation !== null;
}

/** Whether a person has signed in, for whichever organisation it acts. */
export function isPerson(actor: Actor): actor is Person {
  return actor.kind === 'person' && actor.by?.person !== undefined;
}

/**
 * Whether `actor` may do `action`, on `resource` when one is given. Without a resource: whether it may do it on
 * anything, which is asked before anything is loaded.
 */
export function decide(actor: Actor, action: Action, resource?: Resource): Decision {
  const { scope, on, verified, bound } = ruleOf(action);
  const allowed: Decision = { allowed: true };
  const refused = (refusal: Refusal): Decision => ({ allowed: false, refusal, scope });
  if (on === 'anyone') return allowed;
  if (on === 'person') {
    if (actor.by?.agency) return refused('beyond_mandate');
    if (actor.by?.boundTo && !bound) return refused('bound_session');
    if (isPerson(actor)) return allowed;
    return refused(actor.kind === 'anonymous' ? 'anonymous' : 'not_person');
  }
  if (on === 'visible') {
    // Every actor may read what the anonymous may read; `visibleTo` decides how much is shown.
    if (!resource || resource.published) return allowed;
    if (!reaches(actor, action, resource)) return refused('hidden');
  }
  if (!isMember(actor)) return refused(actor.kind === 'anonymous' ? 'anonymous' : 'no_organisation');
  const missing = missingRight(actor, action);
  if (missing) return refused(missing);
  if (verified && !actor.organisation.verified) return refused('unverified');
  if (on === 'operator') return isOperatorFor(actor, action) ? allowed : refused('not_operator');
  if (resource && on === 'organisation' && !isAboutSubject(actor, resource)) return refused('beyond_mandate');
  if (!resource || on === 'organisation' || on === 'visible') return allowed;
  return reaches(actor, action, resource) ? allowed : refused('hidden');
}

function reaches(actor: Actor, action: Action, resource: Resource): boolean {
  return isWithin(reachOf(actor, action), resource);
}

/**
 * Whose records: everybody's, or those of some organisations. `subject`: only what is about this one record, by a mandate
 * for it.
 */
export type Reach = { everything: boolean; organisations: readonly string[]; subject?: string };

/** Whose records an actor with the right to an action does it on: its own, when it reads its clients', or everybody's. */
export function reachOf(actor: Actor, action: Action): Reach {
  const { on } = ruleOf(action);
  const { organisation, by } = actor;
  if (!organisation) return { everything: false, organisations: [] };
  return {
    everything: on !== 'owner' && on !== 'party' && isOperatorFor(actor, action),
    organisations: [...new Set([...ownIds(actor), ...clientsOf(actor, action)])],
    ...(by?.subject ? { subject: by.subject.id } : {}),
  };
}

/** The ids under which what is an actor's own stands: of its organisation, and of those that became it in a merge. */
export function ownIds({ organisation }: Actor): string[] {
  return organisation ? [organisation.id, ...(organisation.absorbed ?? [])] : [];
}

/**
 * The actor as the one among some organisations that it is: itself, or one that became it, whose records keep that id. So
 * whoever looks after an organisation goes on with what the other had begun.
 */
export function asOneOf<A extends Actor>(actor: A, organisations: readonly (string | null)[]): A {
  const { organisation } = actor;
  const id = ownIds(actor).find((own) => organisations.includes(own));
  return !organisation || id === undefined || id === organisation.id
    ? actor
    : { ...actor, organisation: { ...organisation, id } };
}

/** Clients whose records an agency reads beside its own: those whose mandates give the right. */
export function clientsOf({ actsFor = [] }: Actor, action: Action): string[] {
  const { scope, onBehalf } = ruleOf(action);
  if (!scope?.endsWith(':read') || onBehalf === 'never') return [];
  return actsFor.flatMap(({ rights, organisations }) => (rights.includes(scope) ? organisations : []));
}

/** Whether a reach has a resource in it. */
export function isWithin({ everything, organisations, subject }: Reach, resource: Resource): boolean {
  if (everything) return true;
  const isTheirs = partiesOf(resource).some((id) => id !== null && organisations.includes(id));
  return isTheirs && (subject === undefined || isAbout(resource, subject));
}

/** Whether the actor's organisation owns the resource or is a side of it, and its mandate is about that. */
export function isOwnOrParty(actor: Actor, resource: Resource): boolean {
  const isOwn = ownIds(actor).some((id) => partiesOf(resource).includes(id));
  return isOwn && isAboutSubject(actor, resource);
}

function isAboutSubject({ by }: Actor, resource: Resource): boolean {
  return !by?.subject || isAbout(resource, by.subject.id);
}

function isAbout({ about = [] }: Resource, subject: string): boolean {
  return about.includes(subject);
}

function partiesOf(resource: Resource): readonly (string | null)[] {
  return 'parties' in resource ? resource.parties : [resource.organisationId];
}

/** What the actor lacks for an action, whatever it is done on; undefined when nothing. */
export function missingRight(actor: Actor, action: Action): Refusal | undefined {
  const { scope, roles, onBehalf } = ruleOf(action);
  if (scope === null) return undefined;
  const { role, agency, rights, subject } = actor.by ?? {};
  if (rights && !rights.includes(scope)) return 'beyond_mandate';
  if ((agency && onBehalf === 'never') || (subject && onBehalf === 'whole')) return 'beyond_mandate';
  if (actor.kind === 'person') {
    const isAuditor = isOfOperator(actor) && isReading(action);
    return role && (isAuditor || roles.includes(role)) ? undefined : 'missing_role';
  }
  return actor.scopes.includes(scope) ? undefined : 'missing_scope';
}

/**
 * Whose rows exist for an actor in the database, whatever it does: the second wall, behind `visibleTo`. It knows no action,
 * so that a forgotten filter shows no more than its own organisations and its own person, and everybody's to the operator alone,
 * its people who only read included.
 */
export function rowsOf(actor: Actor): { everything: boolean; organisations: readonly string[]; person?: string } {
  const { organisation, actsFor = [], by } = actor;
  const own = by?.person === undefined ? {} : { person: by.person };
  if (!organisation) return { everything: false, organisations: [], ...own };
  const clients = actsFor.flatMap(({ organisations }) => organisations);
  const everything = isOfOperator(actor) && missingRight(actor, 'exchange.read') === undefined;
  return { everything, organisations: [...new Set([...ownIds(actor), ...clients])], ...own };
}

/**
 * The scopes of which the actor may do everything: those of a key, or those that a person's role includes. It can hand on
 * these and no others.
 */
export function heldScopes(actor: Actor): Scope[] {
  const rules = (Object.keys(ACTIONS) as Action[]).map((action) => ({ action, scope: ruleOf(action).scope }));
  return SCOPES.filter((scope) => {
    const ofScope = rules.filter((rule) => rule.scope === scope);
    if (ofScope.length === 0) return actor.scopes.includes(scope);
    return ofScope.every(({ action }) => missingRight(actor, action) === undefined);
  });
}
