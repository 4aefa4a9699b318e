import type { Actor } from '@techbourse/policy';
import type { Context } from '../../context.ts';
import { orcidsShownTo } from './store.ts';

/**
 * The ORCID iDs that people show to this actor, by person: its own, those for everybody, and those for the organisations of
 * the person, when the actor acts as one of them. An agency that acts for a client is none of the client's people.
 */
export function orcidsFor(ctx: Context, actor: Actor, personIds: readonly string[]): Promise<Map<string, string>> {
  const looking = { personId: actor.by?.person, organisationId: actor.by?.agency ?? actor.organisation?.id };
  // What somebody is told is decided where all rows exist: the row itself is behind the wall of its person.
  return orcidsShownTo(ctx.exchange.orm, looking, [...new Set(personIds)]);
}
