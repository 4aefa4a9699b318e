import { importRowSchema as demandRowSchema } from '@techbourse/demands/api';
import {
  commonDealKinds,
  fieldOfIpcCodes,
  languagesOf,
  permits,
  technologyFields,
  territoriesOverlap,
} from '@techbourse/domain';
import { newOrganisationSchema } from '@techbourse/gateway/api';
import { importRowSchema as listingRowSchema } from '@techbourse/listings/api';
import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue/index.ts';
import { readExpectedPairs } from './expected-pairs.ts';
import { demandRow, listingRow, organisationInput } from './rows.ts';

const today = new Date('2026-01-15T00:00:00Z');
const { organisations, listings, demands } = catalogue;
const expected = readExpectedPairs();
const listingOf = (key: string) => listings.find((listing) => listing.key === key);
const demandOf = (key: string) => demands.find((demand) => demand.key === key);

describe('the demo catalogue', () => {
  it('has ten organisations with two agencies, 44 listings, 34 demands, ten fields, three languages', () => {
    expect(organisations).toHaveLength(10);
    expect(organisations.filter(({ kind }) => kind === 'agency')).toHaveLength(2);
    expect(listings.length).toBeGreaterThanOrEqual(44);
    expect(demands.length).toBeGreaterThanOrEqual(34);
    const fields = new Set([...listings, ...demands].map(({ ipc }) => fieldOfIpcCodes(ipc)));
    expect(fields.size).toBe(technologyFields.codes.length);
    for (const side of [listings, demands]) {
      expect(new Set(side.flatMap(({ title }) => languagesOf(localizedOf(title))))).toEqual(
        new Set(['zh', 'en', 'ru']),
      );
    }
  });

  it('names each record once, and an owner that exists', () => {
    const keys = [...organisations, ...listings, ...demands].map(({ key }) => key);
    expect(new Set(keys).size).toBe(keys.length);
    const owners = new Set(organisations.map(({ key }) => key));
    expect([...listings, ...demands].filter(({ owner }) => !owners.has(owner))).toEqual([]);
  });

  it.each(organisations)('$key is an organisation the gateway takes', (organisation) => {
    expect(newOrganisationSchema.safeParse(organisationInput(organisation)).error?.issues).toBeUndefined();
  });

  it.each(listings)('$key is a listing the exchange takes', (listing) => {
    expect(listingRowSchema.safeParse(listingRow(listing)).error?.issues).toBeUndefined();
  });

  it.each(demands)('$key is a demand the exchange takes', (demand) => {
    expect(demandRowSchema.safeParse(demandRow(demand, today)).error?.issues).toBeUndefined();
  });

  it('writes each text in every language of its title', () => {
    for (const { key, title, abstract, advantage, applications, comparator } of listings) {
      for (const texts of [abstract, advantage, applications, comparator]) {
        expect([key, Object.keys(texts)]).toEqual([key, Object.keys(title)]);
      }
    }
  });
});

describe('the pairs expected of it', () => {
  it('name records of the catalogue, each pair once', () => {
    const all = [...expected.good, ...expected.near, ...expected.impossible];
    expect(all.filter(({ listing, demand }) => !listingOf(listing) || !demandOf(demand))).toEqual([]);
    expect(new Set(all.map(({ listing, demand }) => `${listing} ${demand}`)).size).toBe(all.length);
  });

  it('are good only between two organisations that can make a deal', () => {
    const barred = expected.good.filter(({ listing, demand }) => isBarred(listing, demand));
    expect(barred).toEqual([]);
  });

  it('are absent only where the terms leave no deal', () => {
    for (const { listing, demand, absent } of expected.impossible) {
      expect([demand, isBarred(listing, demand)]).toEqual([demand, absent]);
    }
  });

  it('cross the languages at least ten times', () => {
    const crossing = expected.good.filter(({ listing, demand }) => {
      const spoken = Object.keys(listingOf(listing)?.title ?? {});
      return !Object.keys(demandOf(demand)?.title ?? {}).some((language) => spoken.includes(language));
    });
    expect(crossing.length).toBeGreaterThanOrEqual(10);
  });
});

/** One owner, no common deal kind, no common territory, or a country that the listing is not for. */
function isBarred(listingKey: string, demandKey: string): boolean {
  const [listing, demand] = [listingOf(listingKey), demandOf(demandKey)];
  const taker = organisations.find(({ key }) => key === demand?.owner);
  if (!listing || !demand || !taker) return false;
  return (
    listing.owner === demand.owner ||
    commonDealKinds(listing.offers, demand.accepts).length === 0 ||
    (demand.territory !== undefined && !territoriesOverlap(listing.territory, demand.territory)) ||
    !permits(listing.restrictions, [taker.country])
  );
}

function localizedOf(texts: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(texts).map(([language, text]) => [language, { text, origin: 'person' as const }]),
  );
}
