import { organisationRefSchema, type Price, patentKeys } from '@techbourse/domain';
import type { ListingSnapshot } from '@techbourse/listings/api';
import { collectTexts, type ListingFacts } from '@techbourse/matching-engine';
import type { MatchRecord } from './record.ts';

/** What matching reads of a published listing. The snapshot holds only what anyone may see, and so does this. */
export function listingRecord(snapshot: ListingSnapshot): MatchRecord {
  const { price } = snapshot;
  const organisation = organisationRefSchema.parse(snapshot.organisation);
  return {
    side: 'listing',
    id: snapshot.id,
    version: snapshot.version,
    marketedAt: snapshot.publishedAt,
    texts: collectTexts(textsOf(snapshot)),
    // Of an unpublished invention nothing but its released keywords is read.
    numbers: snapshot.unpublishedInvention ? {} : { measures: snapshot.advantage?.measures },
    ipc: snapshot.ipc,
    facts: {
      organisationId: organisation.id,
      offers: snapshot.offers,
      readiness: snapshot.readiness?.level,
      price: price && askedPrice(price),
      territory: snapshot.territory,
      validUntil: snapshot.validUntil,
      countries: [organisation.country],
      restrictions: snapshot.restrictions,
    },
    card: {
      kind: snapshot.kind,
      title: snapshot.title,
      field: snapshot.field,
      organisation,
      anonymous: false,
      until: snapshot.validUntil,
      dealKinds: snapshot.offers,
    },
    // The exchange writes the title of an unpublished invention from its class, the same for the whole class.
    sameAs: { patents: patentKeys(snapshot.patent), byText: !snapshot.unpublishedInvention },
  };
}

/**
 * An unpublished invention is matched by the keywords that its owner released, because its title names only the class.
 */
function textsOf({ advantage, unpublishedInvention, ...snapshot }: ListingSnapshot) {
  if (unpublishedInvention && snapshot.keywords.length > 0) return [snapshot.keywords];
  return [
    snapshot.title,
    snapshot.abstract,
    advantage?.statement,
    advantage?.comparator,
    snapshot.applications,
    snapshot.keywords,
  ];
}

/** A price that can be compared with a budget; a royalty or "on request" cannot. */
function askedPrice(price: Price): ListingFacts['price'] {
  if (price.kind === 'fixed') return { min: price.amount, max: price.amount };
  return price.kind === 'range' ? { min: price.min, max: price.max } : undefined;
}
