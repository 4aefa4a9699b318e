import type { Action } from './actions.ts';
import type { Actor } from './actor.ts';
import { isWithin, missingRight, ownIds, type Reach, type Resource, reachOf } from './decide.ts';

/** From what a disclosure on, a reader sees a group of fields: T0 anyone, T1 verified organisations, T2 after an NDA, T3 named people. */
export const TIERS = ['T0', 'T1', 'T2', 'T3'] as const;
export type Tier = (typeof TIERS)[number];

/** What an organisation, or named people of it, were let see of one record, beyond what its kind sees. */
export type DisclosureGrant = {
  recordId: string;
  organisationId: string;
  /** Absent: everybody who acts for the organisation. */
  people?: readonly string[];
  tier: 'T2' | 'T3';
};

/** What an actor sees in lists, searches, counts and exports: stores make SQL from it, indexes make filters. */
export type Visibility = Reach & {
  /** How much of others' published records. */
  tier: 'T0' | 'T1';
};

/**
 * What `actor` sees by its right to an action: of a kind of record when it reads, and of what it names when it writes. Who
 * lacks the right sees what the anonymous see. `whose` narrows a list. The one place where an actor becomes a filter.
 */
export function visibleTo(actor: Actor, action: Action, whose: Whose = {}): Visibility {
  const { organisation } = actor;
  if (!organisation || missingRight(actor, action)) return { everything: false, organisations: [], tier: 'T0' };
  const reach = narrowed(reachOf(actor, action), whose, ownIds(actor));
  return { ...reach, tier: organisation.verified ? 'T1' : 'T0' };
}

/** Whose records a list is asked for: its own, those of the clients of an agency, or of one client. Absent: all it sees. */
export type Whose = { owner?: 'me' | 'clients' | 'everyone' | undefined; client?: string | undefined };

/** Whether a list is over clients, of whom each is counted. */
export function isOverClients({ owner, client }: Whose): boolean {
  return owner === 'clients' || (owner === undefined && client !== undefined);
}

/** Never more than the reach itself. */
function narrowed(reach: Reach, { owner, client }: Whose, own: readonly string[]): Reach {
  const { everything, organisations } = reach;
  const only = (ids: readonly string[]): Reach => ({ ...reach, everything: false, organisations: ids });
  if (client !== undefined && owner !== 'me') {
    return only(everything ? [client] : organisations.filter((id) => id === client && !own.includes(id)));
  }
  if (owner === 'me') return only(organisations.filter((id) => own.includes(id)));
  return owner === 'clients' ? only(organisations.filter((id) => !own.includes(id))) : reach;
}

/** Whether a record is among what is visible whole, in every state. */
export function sees(visibility: Visibility, resource: Resource): boolean {
  return isWithin(visibility, resource);
}

/** What the exchange itself looks at, for nobody. */
export const EVERYTHING: Visibility = { everything: true, organisations: [], tier: 'T1' };

/** How much of a record its visibility shows, before anything was disclosed; undefined: not that it exists. */
export function openTierOf(
  record: Resource & { published: boolean },
  visibility: Visibility,
): 'owner' | 'T0' | 'T1' | undefined {
  if (sees(visibility, record)) return 'owner';
  return record.published ? visibility.tier : undefined;
}

/**
 * How much `actor` sees of a record that is published, or undefined while it is not: `owner` all of it, else the highest
 * tier it is let see.
 */
export function tierOf(
  actor: Actor,
  record: { id: string; organisationId: string; published: boolean },
  visibility: Visibility,
  grants: readonly DisclosureGrant[] = [],
): 'owner' | Tier | undefined {
  const open = openTierOf({ ...record, about: [record.id] }, visibility);
  if (open !== 'T1') return open;
  const own = grants.filter((grant) => grant.recordId === record.id && isFor(grant, actor));
  return own.reduce<Tier>((highest, { tier }) => (tier > highest ? tier : highest), open);
}

/** Whoever acts under a mandate for one record is let see what was disclosed of others only when it was named. */
function isFor({ organisationId, people }: DisclosureGrant, { organisation, by }: Actor): boolean {
  if (organisation?.id !== organisationId) return false;
  return people ? by?.person !== undefined && people.includes(by.person) : !by?.subject;
}
