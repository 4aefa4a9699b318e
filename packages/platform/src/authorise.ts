import {
  type Action,
  type Actor,
  decide,
  isMember,
  type Member,
  type Refusal,
  type Resource,
} from '@techbourse/policy';
import { type AppError, fail } from './errors.ts';

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

/** The same where anyone may be let pass, the anonymous too: before the input of a route is read, and for what is public. */
export function assertAllowed(actor: Actor, action: Action, resource?: Resource, hidden?: () => AppError): void {
  const decision = decide(actor, action, resource);
  if (decision.allowed) return;
  throw hidden && decision.refusal === 'hidden' ? hidden() : REFUSALS[decision.refusal](decision.scope);
}

const REFUSALS: Readonly<Record<Refusal, (scope?: string | null) => AppError>> = {
  anonymous: () => fail.unauthenticated('actor.anonymous', 'This needs an API key'),
  missing_scope: (scope) => fail.forbidden('actor.missing_scope', `This API key lacks the scope "${scope}"`),
  missing_role: () => fail.forbidden('actor.missing_role', 'Your role in your organisation does not include this'),
  beyond_mandate: (scope) => fail.forbidden('actor.beyond_mandate', `The mandate does not include "${scope}"`),
  not_operator: () => fail.forbidden('actor.not_operator', 'Only the operator of the exchange may do this'),
  unverified: () =>
    fail.forbidden(
      'actor.unverified',
      'Your organisation must be verified for this: the operator of the exchange does that',
    ),
  hidden: () => fail.notFound('actor.hidden', 'Not found'),
};
