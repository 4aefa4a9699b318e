import { type Owner, type ShownOwner, unnamedOwner } from '@techbourse/domain';
import { type Actor, isOperator } from '@techbourse/platform';
import type { DemandContent } from '../contract/content.ts';
import { fieldOf } from './demand.ts';

export type Sight = 'owner' | 'public';

/** How much `actor` sees of a demand; undefined when it does not exist for them. */
export function sightOf(actor: Actor, demand: { organisationId: string; state: string }): Sight | undefined {
  if (actor.organisation?.id === demand.organisationId || isOperator(actor)) return 'owner';
  return demand.state === 'open' ? 'public' : undefined;
}

/** The owner as a reader sees it. An unnamed one that opens or answers a deal is named by the deal. */
export function ownerFor(sight: Sight, demand: { organisation: Owner; content: DemandContent }): ShownOwner {
  if (sight === 'owner' || !demand.content.anonymous) return demand.organisation;
  return unnamedOwner(demand.organisation, fieldOf(demand.content) ?? null);
}
