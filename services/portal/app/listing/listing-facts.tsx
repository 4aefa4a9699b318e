import { Facts } from '../record/facts.tsx';
import { restrictionsIn } from '../record/restrictions.ts';
import { territoryIn } from '../record/territory.ts';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import { priceIn } from './price-in.ts';
import type { Listing } from './values.ts';

/** A listing to read: all that it says, under the names of its fields. */
export function ListingFacts({ listing }: { listing: Listing }) {
  const { words, labels, format } = useSpeech();
  const said = words.listing.fields;
  const { advantage, readiness, price, patent, offers, contact } = listing;
  const measures = advantage?.measures?.map(({ metric, value, comparatorValue, unit }) => {
    const against =
      comparatorValue === undefined ? '' : ` (${words.listing.against} ${format.number(comparatorValue)} ${unit})`;
    return `${metric}: ${format.number(value)} ${unit}${against}`;
  });
  const offices: Readonly<Record<string, string>> = labels.regionalOffices;
  const family = patent?.family?.map(({ publicationNumber, applicationNumber }) =>
    [publicationNumber, applicationNumber].filter(Boolean).join(', '),
  );
  const events = patent?.legalEvents?.map(
    ({ on, country, kind }) =>
      `${format.day(on)}, ${offices[country] ?? format.country(country)}: ${labels.legalEventKinds[kind]}`,
  );
  return (
    <>
      <h3>
        <Text of={listing.title} fallback={words.record.untitled} />
      </h3>
      <Facts
        facts={[
          [said.kind, labels.listingKinds[listing.kind]],
          [said.abstract, listing.abstract && <Text of={listing.abstract} />],
          [said.comparator, advantage && <Text of={advantage.comparator} />],
          [said.statement, advantage?.statement && <Text of={advantage.statement} />],
          [words.listing.measures.title, measures?.join('\n')],
          [said.applications, listing.applications && <Text of={listing.applications} />],
          [said.level, readiness && `${readiness.level} – ${labels.readinessLevels[readiness.level]}`],
          [said.evidence, readiness?.evidence],
          [said.ipc, listing.ipc?.join(', ')],
          [said.field, listing.field && labels.technologyFields[listing.field]],
          [said.keywords, listing.keywords?.join(', ')],
          [said.applicationNumber, patent?.applicationNumber],
          [said.publicationNumber, patent?.publicationNumber],
          [said.familyId, patent?.familyId],
          [words.listing.family.title, family?.join('\n')],
          [words.listing.events.title, events?.join('\n')],
          [words.listing.sight.inventors, listing.inventors?.map(inventorIn).join('\n')],
          [said.territory, listing.territory && territoryIn(listing.territory, words, format)],
          [
            words.record.restrictions.label,
            listing.restrictions && restrictionsIn(listing.restrictions, words, format),
          ],
          [said.offers, offers && format.list(offers.map((kind) => labels.dealKinds[kind]))],
          [said.priceKind, price && priceIn(price, words, format)],
          [said.validUntil, listing.validUntil && format.day(listing.validUntil)],
          [said.contactName, contact?.name],
          [said.contactEmail, contact?.email],
        ]}
      />
    </>
  );
}

const inventorIn = ({ name, affiliation, email }: NonNullable<Listing['inventors']>[number]): string =>
  [name, affiliation, email].filter(Boolean).join(', ');
