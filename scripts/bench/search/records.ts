import { fieldOfIpcCodes } from '@techbourse/domain';
import { type DemandDocument, toDocument as demandDocument } from '../../../services/demands/src/search/document.ts';
import { type ListingDocument, toDocument as listingDocument } from '../../../services/listings/src/search/document.ts';
import { catalogue } from '../../demo/catalogue/index.ts';
import { demandRow, listingRow } from '../../demo/rows.ts';
import type { BenchText } from '../dataset.ts';
import { inventedText } from '../texts.ts';

const NOW = '2026-01-15T00:00:00.000Z';
const LAST_DAY = '2099-12-31';
const en = (text: string) => ({ en: { text, origin: 'person' as const } });

function organisationOf(key: string) {
  const found = catalogue.organisations.find((organisation) => organisation.key === key);
  const name = Object.fromEntries(
    Object.entries(found?.name ?? {}).map(([language, text]) => [language, { text, origin: 'person' as const }]),
  );
  return { id: key, name, country: found?.country ?? 'CN', kind: found?.kind ?? ('company' as const), verified: true };
}

/** The catalogue as the index of listings holds it: what anyone may see. The id is the record's key. */
export function listingDocuments(): ListingDocument[] {
  return catalogue.listings.map((listing) => {
    const { source: _, externalId: __, publish: ___, inventors: ____, tiers: _____, ...row } = listingRow(listing);
    const hidden = new Set<string>(listing.verifiedOnly ?? []);
    const shown = Object.fromEntries(Object.entries(row).filter(([name]) => !hidden.has(name)));
    return listingDocument({
      ...shown,
      id: listing.key,
      version: 1,
      organisation: organisationOf(listing.owner),
      field: fieldOfIpcCodes(listing.ipc),
      validUntil: LAST_DAY,
      publishedAt: NOW,
      unpublishedInvention: false,
    } as unknown as Parameters<typeof listingDocument>[0]);
  });
}

export function demandDocuments(): DemandDocument[] {
  return catalogue.demands.map((demand) => {
    const { source: _, externalId: __, open: ___, ...row } = demandRow(demand, new Date(NOW));
    return demandDocument({
      ...row,
      id: demand.key,
      version: 1,
      anonymous: demand.anonymous ?? false,
      shownPlace: 'none',
      organisation: organisationOf(demand.owner),
      field: fieldOfIpcCodes(demand.ipc),
      openUntil: LAST_DAY,
      openedAt: NOW,
    } as unknown as Parameters<typeof demandDocument>[0]);
  });
}

/** A listing of invented technology, which makes an index large. */
export function inventedListing(number: number): ListingDocument {
  const { title, text } = inventedText(number);
  return listingDocument({
    id: `invented-${number}`,
    version: 1,
    kind: 'research_result',
    organisation: organisationOf('nobody'),
    title: en(title),
    abstract: en(text),
    ipc: [],
    field: null,
    keywords: [],
    offers: [],
    validUntil: LAST_DAY,
    publishedAt: NOW,
    unpublishedInvention: false,
  } as unknown as Parameters<typeof listingDocument>[0]);
}

/** What a peer is given: all texts of a record, in all its languages. */
export function textsOf(documents: readonly (ListingDocument | DemandDocument)[]): BenchText[] {
  return documents.map((document) => {
    const all = document as unknown as Record<string, unknown>;
    const of = (names: readonly string[]) =>
      names.flatMap((name) => ['en', 'zh', 'ru'].flatMap((language) => all[`${name}_${language}`] ?? [])).join('. ');
    return {
      id: document.id,
      title: of(['title']),
      text: [of(['abstract', 'advantage', 'applications', 'elements', 'problem']), document.keywords.join(', ')].join(
        '. ',
      ),
    };
  });
}
