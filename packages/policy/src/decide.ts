import type { Scope } from '@techbourse/api-schema';
import { type Action, ruleOf } from './actions.ts';
import type { Actor, Member, Person } from './actor.ts';

/**
 * The resource of an action: its owner, or its parties. `published`: whether others may see of it what is
 * public.
 */
export type Resource =
  | { organisationId: string | null; published?: boolean }
  | { parties: readonly (string | null)[]; published?: boolean };

/** Why an action is refused. `hidden`: the actor must not learn that the resource exists. */
export type Refusal =
  | 'anonymous'
  | 'not_person'
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
  if (actor.organisation?.kind !== 'operator') return false;
  return missingRight(actor, 'exchange.operate') === undefined;
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
  const { scope, on, verified } = ruleOf(action);
  const allowed: Decision = { allowed: true };
  const refused = (refusal: Refusal): Decision => ({ allowed: false, refusal, scope });
  if (on === 'anyone') return allowed;
  if (on === 'person') {
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
  if (on === 'operator') return isOperator(actor) ? allowed : refused('not_operator');
  if (!resource || on === 'organisation' || on === 'visible') return allowed;
  return reaches(actor, action, resource) ? allowed : refused('hidden');
}

function reaches(actor: Actor, action: Action, resource: Resource): boolean {
  if (isOwnOrParty(actor, resource)) return true;
  const { everything, organisations } = reachOf(actor, action);
  return everything || partiesOf(resource).some((id) => id !== null && organisations.includes(id));
}

/** Whose records an actor with the right to an action does it on: its own, when it reads its clients', or everybody's. */
export function reachOf(actor: Actor, action: Action): { everything: boolean; organisations: readonly string[] } {
  const { scope, on } = ruleOf(action);
  const { organisation, actsFor = [] } = actor;
  if (!organisation) return { everything: false, organisations: [] };
  const clients = scope?.endsWith(':read') ? actsFor.filter((id) => id !== organisation.id) : [];
  return {
    everything: on !== 'owner' && on !== 'party' && isOperator(actor),
    organisations: [organisation.id, ...clients],
  };
}

/** Whether the actor's organisation owns the resource or is a side of it. */
export function isOwnOrParty({ organisation }: Actor, resource: Resource): boolean {
  return organisation !== null && partiesOf(resource).includes(organisation.id);
}

function partiesOf(resource: Resource): readonly (string | null)[] {
  return 'parties' in resource ? resource.parties : [resource.organisationId];
}

/** What the actor lacks for an action, whatever it is done on; undefined when nothing. */
export function missingRight(actor: Actor, action: Action): Refusal | undefined {
  const { scope, roles } = ruleOf(action);
  if (scope === null) return undefined;
  const { role, rights } = actor.by ?? {};
  if (rights && !rights.includes(scope)) return 'beyond_mandate';
  if (actor.kind === 'person') return role && roles.includes(role) ? undefined : 'missing_role';
  return actor.scopes.includes(scope) ? undefined : 'missing_scope';
}
