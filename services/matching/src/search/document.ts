import {
  anonymousOrganisation,
  type Language,
  type LocalizedText,
  languagesOf,
  type PairState,
  pairIdOf,
} from '@techbourse/domain';
import type { IndexedRow } from '../pair/read-store.ts';

/**
 * A pair in Meilisearch: only what filters and finds. Answers are read from Postgres, so no company name and no text
 * beyond public titles is indexed.
 */
export type PairDocument = {
  id: string;
  /** Revision of the row and format of the document, to compare with Postgres. */
  stamp: string;
  score: number;
  /** When the two records were first paired, in milliseconds. */
  pairedAtMs: number;
  listingOrganisationId: string;
  demandOrganisationId: string;
  listingState: PairState;
  demandState: PairState;
  fields: string[];
  countries: string[];
  regions: string[];
  languages: Language[];
  listingTitles: string[];
  demandTitles: string[];
};

/** Increase it with each change of the document: old documents are then rewritten. */
const DOCUMENT_FORMAT = 3;

export function stampOf(revision: number): string {
  return `${DOCUMENT_FORMAT}.${revision}`;
}

export function pairDocument(row: Omit<IndexedRow, 'shown'>): PairDocument {
  const { listing, demand } = row;
  const places = [placeOf(listing), placeOf(demand)];
  return {
    id: pairIdOf(row.listingId, row.demandId),
    stamp: stampOf(row.revision),
    score: row.score,
    pairedAtMs: row.pairedAtMs,
    listingOrganisationId: row.listingOrganisationId,
    demandOrganisationId: row.demandOrganisationId,
    listingState: row.listingState,
    demandState: row.demandState,
    fields: distinct([listing.card.field, demand.card.field]),
    countries: distinct(places.map((place) => place.country)),
    regions: distinct(places.map((place) => place.region)),
    languages: distinct([listing, demand].flatMap((record) => languagesOf(record.card.title))),
    listingTitles: titlesOf(listing),
    demandTitles: titlesOf(demand),
  };
}

/** Both sides search one document, so an anonymous owner has only the place that the other side may know. */
function placeOf({ card }: IndexedRow['listing']) {
  return card.anonymous
    ? anonymousOrganisation(card.organisation, card.field, card.shownPlace ?? 'none')
    : card.organisation;
}

function titlesOf({ card }: IndexedRow['listing']): string[] {
  const title: LocalizedText = card.title;
  return languagesOf(title).flatMap((language) => title[language]?.text ?? []);
}

function distinct<T>(values: readonly (T | null | undefined)[]): T[] {
  return [...new Set(values.filter((value) => value !== null && value !== undefined))];
}
