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
 * A pair as Meilisearch holds it: what filters and finds, nothing else. Answers are read from Postgres, so no name of a
 * company and no text beyond the public titles ever comes here.
 */
export type PairDocument = {
  id: string;
  /** The state of the row and of this code it was made of: whether the document is as Postgres says. */
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

/** Counts changes of what a document is made of: those of before are written anew by themselves. */
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

/** Both sides search one document: of an anonymous owner it holds the place that the other side may know. */
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
