import { createHash } from 'node:crypto';
import type { DemandSnapshot } from '@techbourse/demands/api';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { WHAT, type What } from '../api/watch.ts';
import type { Parts } from '../db/schema.ts';

/** What a version has of a record that it did not have before: nothing when all that the public sees is as it was. */
export function whatChanged(before: Parts | null | undefined, after: Parts): What[] {
  if (!before) return ['edited'];
  const isRenewed = after.until > before.until;
  const isShortened = after.until < before.until;
  return [
    ...(after.price === before.price ? [] : (['price'] as const)),
    ...(after.terms === before.terms ? [] : (['terms'] as const)),
    ...(isRenewed ? (['renewed'] as const) : []),
    ...(after.rest === before.rest && !isShortened ? [] : (['edited'] as const)),
  ];
}

/** How a record left the market, as its own organisation is told. */
export function whatLeft(reason: string): What[] {
  return [WHAT.find((one) => one === reason) ?? 'withdrawn'];
}

export function partsOfListing(snapshot: ListingSnapshot): Parts {
  const { id: _id, version: _version, organisation: _owner, publishedAt: _at, ...content } = snapshot;
  const { price, offers, territory, restrictions, validUntil, ...rest } = content;
  return {
    price: digest(price),
    terms: digest({ offers, territory, restrictions }),
    until: validUntil,
    rest: digest(rest),
  };
}

export function partsOfDemand(snapshot: DemandSnapshot): Parts {
  const { id: _id, version: _version, organisation: _owner, shownPlace: _place, openedAt: _at, ...content } = snapshot;
  const {
    budget,
    dealKinds,
    exclusivity,
    territory,
    restrictions,
    deadline,
    openUntil,
    closesAt: _closes,
    ...rest
  } = content;
  const terms = digest({ dealKinds, exclusivity, territory, restrictions, deadline });
  return { price: digest(budget), terms, until: openUntil, rest: digest(rest) };
}

/** Of an organisation: how others are shown it. */
export function partsOfOrganisation(shown: unknown): Parts {
  return { price: '', terms: '', until: '', rest: digest(shown) };
}

function digest(value: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(value)) ?? '')
    .digest('base64url');
}

/** The same value whichever order its keys came in. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  );
}
