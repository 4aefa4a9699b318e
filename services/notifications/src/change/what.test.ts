import { newId } from '@techbourse/platform';
import { testActor } from '@techbourse/testkit';
import { describe, expect, it } from 'vitest';
import { demandOf, listingOf } from '../../test/told.ts';
import { partsOfDemand, partsOfListing, partsOfOrganisation, whatChanged, whatLeft } from './what.ts';

const text = (words: string) => ({ en: { text: words, origin: 'person' as const } });
const owner = testActor();

describe('what a version changed', () => {
  const listing = listingOf(owner, { offers: ['assignment'] });
  const changed = (change: Partial<typeof listing>) =>
    whatChanged(partsOfListing(listing), partsOfListing({ ...listing, version: 2, ...change }));

  it('of a listing is its price, its terms, its last day or the rest', () => {
    expect(changed({ price: { mode: 'negotiable' } as unknown as NonNullable<typeof listing.price> })).toEqual([
      'price',
    ]);
    expect(changed({ offers: ['exclusive_licence'] as unknown as typeof listing.offers })).toEqual(['terms']);
    expect(changed({ validUntil: '2200-01-01' })).toEqual(['renewed']);
    expect(changed({ validUntil: '2100-01-01' })).toEqual(['edited']);
    expect(changed({ title: text('Another title'), validUntil: '2200-01-01' })).toEqual(['renewed', 'edited']);
  });

  it('is nothing when its owner is called otherwise, or it is published again as it was', () => {
    const organisation = { ...listing.organisation, name: text('Renamed') };
    expect(changed({ organisation, publishedAt: new Date(0).toISOString() })).toEqual([]);
    expect(changed({ title: JSON.parse('{"en":{"origin":"person","text":"A pump without a shaft"}}') })).toEqual([]);
  });

  it('of a demand is its budget, its terms, its last day or the rest', () => {
    const demand = demandOf(owner);
    const of = (change: object) =>
      whatChanged(partsOfDemand(demand), partsOfDemand({ ...demand, version: 2, ...change }));
    expect(of({ budget: { max: { amount: '10', currency: 'CNY' } } })).toEqual(['price']);
    expect(of({ dealKinds: ['assignment'] })).toEqual(['terms']);
    expect(of({ openUntil: '2200-01-01', closesAt: new Date().toISOString() })).toEqual(['renewed']);
    expect(of({ problem: text('It leaks more') })).toEqual(['edited']);
    expect(of({ closesAt: new Date().toISOString(), shownPlace: 'country' })).toEqual([]);
  });

  it('of what was heard of before its parts were kept is that it was edited, and no part can be read from what is kept', () => {
    expect(whatChanged(null, partsOfListing(listing))).toEqual(['edited']);
    const kept = JSON.stringify(partsOfListing({ ...listing, title: text('Planted words') }));
    expect(kept).not.toContain('Planted');
    const shown = { id: newId(), name: text('Shown') };
    expect(whatChanged(partsOfOrganisation(shown), partsOfOrganisation({ ...shown, name: text('Other') }))).toEqual([
      'edited',
    ]);
  });

  it('and a reason to leave that nobody knows is a withdrawal', () => {
    expect(['expired', 'solved', 'reserved', 'some day'].map((reason) => whatLeft(reason)[0])).toEqual([
      ...['expired', 'solved', 'reserved', 'withdrawn'],
    ]);
  });
});
