import {
  type Action,
  type Actor,
  decide,
  isMember,
  isPerson,
  type Member,
  type Person,
  type Refusal,
  type Resource,
  type Visibility,
  visibleTo,
  type Whose,
} from '@techbourse/policy';
import { AppError, fail } from './errors.ts';
import { said } from './messages/message.ts';

/**
 * Throws unless `actor` may do `action`, on `resource` when one is given; returns it as the member of an organisation that
 * it then is. `hidden` makes the error for who may not know of the resource.
 * @throws AppError UNAUTHENTICATED without an organisation, FORBIDDEN without the right, and what `hidden` makes.
 */
export function authorise(actor: Actor, action: Action): Member;
export function authorise(actor: Actor, action: Action, resource: Resource, hidden: () => AppError): Member;
export function authorise(actor: Actor, action: Action, resource?: Resource, hidden?: () => AppError): Member {
  assertAllowed(actor, action, resource, hidden);
  if (!isMember(actor)) throw REFUSALS.anonymous();
  return actor;
}

/**
 * Throws unless `actor` is a signed-in person who may do `action` for itself; returns it as that person.
 * @throws AppError UNAUTHENTICATED when nobody has signed in, FORBIDDEN for a key.
 */
export function authorisePerson(actor: Actor, action: Action): Person {
  assertAllowed(actor, action);
  if (!isPerson(actor)) throw REFUSALS.not_person();
  return actor;
}

/**
 * What a list shows: what the actor sees by its right to the action, of those whose records it asks for.
 * @throws AppError as `authorise`; FORBIDDEN (`mandate.none`) for a client that no mandate lets it read.
 */
export function authoriseList(actor: Actor, action: Action, whose: Whose): { member: Member; seen: Visibility } {
  const member = authorise(actor, action);
  const seen = visibleTo(member, action, whose);
  if (whose.client === undefined || seen.organisations.length > 0) return { member, seen };
  throw fail.forbidden('mandate.none', 'No mandate in force lets your organisation read this of that client');
}

/** The same where anyone may be let pass, the anonymous too: before the input of a route is read, and for what is public. */
export function assertAllowed(actor: Actor, action: Action, resource?: Resource, hidden?: () => AppError): void {
  const decision = decide(actor, action, resource);
  if (decision.allowed) return;
  if (hidden && decision.refusal === 'hidden') throw hidden();
  if (decision.refusal === 'no_organisation' && actor.by?.suspended !== undefined) throw organisationSuspended();
  throw decision.refusal === 'unverified' ? unverified(actor) : REFUSALS[decision.refusal](decision.scope);
}

/** Says what to do: who acts under a mandate asks its client to. */
function unverified({ organisation }: Actor): AppError {
  const message =
    'Nobody has verified your organisation yet, or its verification has run out. It may draft, search and choose; to write to others, open a deal or sign, ask the operator to verify it';
  const verification = `/api/organisations/${organisation?.id}/verification-requests`;
  return new AppError('FORBIDDEN', 'organisation.not_verified', message, { details: { verification } });
}

/** Told to the keys and the members of an organisation alike. */
export function organisationSuspended(): AppError {
  const message =
    'The operator of the exchange has suspended this organisation: its data are kept, and nobody acts for it';
  return fail.forbidden('organisation.suspended', message);
}

const REFUSALS: Readonly<Record<Exclude<Refusal, 'unverified'>, (scope?: string | null) => AppError>> = {
  anonymous: () => fail.unauthenticated('actor.anonymous', 'This needs a sign-in or an API key'),
  not_person: () => fail.forbidden('actor.not_person', 'This is for people who have signed in, not for an API key'),
  bound_session: () =>
    fail.forbidden(
      'session.sso_bound',
      'Your organisation signed you in, and this session acts for it alone: sign in with your password for what is yours',
    ),
  no_organisation: () =>
    fail.forbidden('actor.no_organisation', 'This is done for an organisation: join one, or found yours'),
  missing_scope: (scope) =>
    fail.forbidden('actor.missing_scope', said`This API key lacks the scope "${{ scope: String(scope) }}"`),
  missing_role: () => fail.forbidden('actor.missing_role', 'Your role in your organisation does not include this'),
  beyond_mandate: (scope) =>
    fail.forbidden('mandate.beyond', `The mandate does not go so far: it gives no "${scope}" for this`),
  not_operator: () => fail.forbidden('actor.not_operator', 'Only the operator of the exchange may do this'),
  hidden: () => fail.notFound('actor.hidden', 'Not found'),
};
