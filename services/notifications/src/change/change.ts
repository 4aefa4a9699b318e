import { anonymousTimestamp, pairIdOf } from '@techbourse/domain';
import type { ChangeKind, ChangeType } from '../api/change.ts';
import type { What } from '../api/watch.ts';
import type { Parts } from '../db/schema.ts';
import { whatChanged, whatLeft } from './what.ts';

/** A record or organisation as the feed knows it. */
export type Subject = {
  id: string;
  kind: 'listing' | 'demand' | 'organisation';
  organisationId: string;
  version: number;
  live: boolean;
  /** An organisation that is suspended, merged or deleted. */
  silent: boolean;
  /** A demand whose company is not named. */
  anonymous: boolean;
  /** What the public saw of it last; null when it was heard of by an earlier version alone. */
  parts: Parts | null;
};

type DealParts = { listingId: string; demandId: string | null; sellerId: string; buyerId: string };

/** What an event tells the feed. */
export type Told =
  | ({
      of: 'record';
      kind: 'listing' | 'demand';
      /** Why it left the market. */
      left?: string;
    } & Omit<Subject, 'kind' | 'silent'>)
  | {
      of: 'organisation';
      id: string;
      version: number;
      verified: boolean;
      /** Whether what it has published may be seen. */
      shown: boolean;
      silent: boolean;
      parts: Parts;
    }
  | { of: 'pairs'; pairs: readonly { listingId: string; demandId: string }[] }
  | ({
      of: 'deal';
      dealId: string;
      step: 'opened' | 'changed' | 'lost';
      /** Whether the seller knows who the buyer is, and did this itself. */
      buyerNamed: boolean;
      isBySeller: boolean;
    } & DealParts)
  | {
      of: 'mandate' | 'disclosure' | 'membership' | 'join_request';
      id: string;
      /** Who sees it: two organisations, or one. */
      sides: readonly string[];
      about: readonly string[];
    }
  | ({ of: 'contract'; contractId: string; step: 'signed' | 'changed' } & DealParts);

/** A row of the feed and who sees it. */
export type NewChange = {
  type: ChangeType;
  kind: ChangeKind;
  subject: string;
  at: Date;
  /** Everyone sees it, but those of `except`, who have a row of their own. */
  everyone: boolean;
  organisations: readonly string[];
  except: readonly string[];
  /** The listing and the demand that it is about. */
  about: readonly string[];
  releaseAt: Date;
  /** What changed, as far as those who see it may be told; its owner alone hears why it left. */
  what: readonly What[];
  /** Told without its moment and its order. */
  blurred: boolean;
};

export type Known = ReadonlyMap<string, Subject>;

/**
 * Rows that a change makes, and who sees each: the one place where that is decided. Nothing of them tells who the
 * company of an anonymous demand is: what it did is told to others by the day, and together with what other such
 * companies did within the hour, in no order.
 * @param at when it happened
 * @param now when it was heard
 * @param known the records that it is about, as they were before it
 */
export function changesOf(told: Told, { at, now, known }: { at: Date; now: Date; known: Known }): NewChange[] {
  switch (told.of) {
    case 'record':
      return recordChanges(told, { at, now, before: known.get(told.id) });
    case 'organisation': {
      return [organisationChange(told, { at, now, before: known.get(told.id) })];
    }
    case 'pairs':
      return told.pairs.flatMap(({ listingId, demandId }) => {
        const listing = known.get(listingId);
        const demand = known.get(demandId);
        if (!listing || !demand) return [];
        const what: About = {
          type: 'pair.changed',
          kind: 'pair',
          subject: pairIdOf(listingId, demandId),
          about: [listingId, demandId],
        };
        const sides = { hiding: demand.organisationId, other: listing.organisationId };
        return twoSides(what, { ...sides, isHidden: demand.anonymous }, { at, now });
      });
    case 'deal': {
      const { sellerId, buyerId, buyerNamed, isBySeller } = told;
      const what: About = { type: `deal.${told.step}`, kind: 'deal', subject: told.dealId, about: subjectsOf(told) };
      // A seller knows the moment of its own steps.
      return twoSides(what, { hiding: buyerId, other: sellerId, isHidden: !buyerNamed && !isBySeller }, { at, now });
    }
    case 'mandate':
    case 'disclosure':
    case 'membership':
    case 'join_request': {
      const { of: kind, id: subject, sides: organisations, about } = told;
      return [row({ type: TYPES[kind], kind, subject, about }, { organisations }, { at, now })];
    }
    case 'contract': {
      const { sellerId, buyerId, contractId: subject } = told;
      const what: About = { type: `contract.${told.step}`, kind: 'contract', subject, about: subjectsOf(told) };
      return twoSides(what, { hiding: buyerId, other: sellerId, isHidden: false }, { at, now });
    }
  }
}

const TYPES = {
  mandate: 'mandate.changed',
  disclosure: 'disclosure.changed',
  membership: 'membership.changed',
  join_request: 'membership.requested',
} as const;

type When = { at: Date; now: Date };
type About = Pick<NewChange, 'type' | 'kind' | 'subject' | 'about'> & { what?: readonly What[] };

function recordChanges(
  told: Extract<Told, { of: 'record' }>,
  { at, now, before }: When & { before: Subject | undefined },
) {
  const { kind, id, live, organisationId, left, parts } = told;
  const wasLive = before?.live ?? false;
  const changed =
    live && parts ? (wasLive ? whatChanged(before?.parts, parts) : (['shown'] as const)) : whatLeft(left ?? '');
  const what: About = { type: typeOf(kind, live, wasLive), kind, subject: id, about: [id], what: changed };
  const own = row(what, { everyone: false, organisations: [organisationId] }, { at, now });
  if (!told.anonymous) return [{ ...own, everyone: true }];
  const blurred = blur(row(what, { everyone: true, organisations: [], except: [organisationId] }, { at, now }));
  return [own, blurred];
}

/** An organisation shows itself from its verification on; a change of its own that nobody verified yet is not shown. */
export function isShown(
  { verified, shown }: { verified: boolean; shown: boolean },
  before?: { live: boolean },
): boolean {
  return shown && (verified || before?.live === true);
}

function organisationChange(
  told: Extract<Told, { of: 'organisation' }>,
  { at, now, before }: When & { before: Subject | undefined },
): NewChange {
  const { id, verified, parts } = told;
  const live = isShown(told, before);
  const wasLive = before?.live ?? false;
  const type = live && !wasLive ? 'organisation.verified' : 'organisation.changed';
  const everyone = live !== wasLive || (live && verified);
  const changed = live ? (wasLive ? whatChanged(before?.parts, parts) : ['shown' as const]) : ['hidden' as const];
  const what: About = { type, kind: 'organisation', subject: id, about: [], what: changed };
  return row(what, { everyone, organisations: [id] }, { at, now });
}

function typeOf(kind: 'listing' | 'demand', live: boolean, wasLive: boolean): ChangeType {
  if (kind === 'listing') return live ? (wasLive ? 'listing.changed' : 'listing.published') : 'listing.withdrawn';
  return live ? (wasLive ? 'demand.changed' : 'demand.opened') : 'demand.closed';
}

/** One row for both, or, while one side is not named to the other, one for each. */
function twoSides(
  what: About,
  { hiding, other, isHidden }: { hiding: string; other: string; isHidden: boolean },
  when: When,
): NewChange[] {
  if (hiding === other) return [row(what, { organisations: [other] }, when)];
  if (!isHidden) return [row(what, { organisations: [hiding, other] }, when)];
  return [row(what, { organisations: [hiding] }, when), blur(row(what, { organisations: [other] }, when))];
}

function row(
  what: About,
  audience: { everyone?: boolean; organisations: readonly string[]; except?: readonly string[] },
  { at, now }: When,
): NewChange {
  return { what: [], ...what, everyone: false, except: [], ...audience, at, releaseAt: now, blurred: false };
}

const HOUR_MS = 3_600_000;

/** Without its moment, and told at the next full hour. */
function blur(change: NewChange): NewChange {
  const releaseAt = new Date((Math.floor(change.releaseAt.getTime() / HOUR_MS) + 1) * HOUR_MS);
  return { ...change, at: new Date(anonymousTimestamp(change.at.toISOString())), releaseAt, blurred: true };
}

/** Ids of the records and organisations that a change is about. */
export function subjectsOf(told: Told): string[] {
  switch (told.of) {
    case 'record':
    case 'organisation':
      return [told.id];
    case 'mandate':
    case 'disclosure':
    case 'membership':
    case 'join_request':
      return told.about.slice();
    case 'pairs':
      return [...new Set(told.pairs.flatMap(({ listingId, demandId }) => [listingId, demandId]))];
    default:
      return [told.listingId, ...(told.demandId === null ? [] : [told.demandId])];
  }
}

/** Whether it is not known yet whose the two records of a pair are. */
export function isIncomplete(told: Told, known: Known): boolean {
  return told.of === 'pairs' && subjectsOf(told).some((id) => !known.has(id));
}
