import { newId } from '@techbourse/platform';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, type Known, type Subject, type Told } from './change.ts';

const SELLER = newId();
const BUYER = newId();
const listing: Subject = {
  id: newId(),
  kind: 'listing',
  organisationId: SELLER,
  version: 3,
  live: true,
  silent: false,
  anonymous: false,
  parts: null,
};
const demand: Subject = {
  id: newId(),
  kind: 'demand',
  organisationId: BUYER,
  version: 2,
  live: true,
  silent: false,
  anonymous: false,
  parts: null,
};
const anonymous = { ...demand, anonymous: true };
const at = new Date('2026-03-05T10:20:30.400Z');
const now = new Date('2026-03-05T10:20:31.000Z');
const known = (...subjects: Subject[]): Known => new Map(subjects.map((one) => [one.id, one]));
const rows = (told: Told, before: Known = known()) => changesOf(told, { at, now, known: before });
const record = (subject: Subject, change: Partial<Subject> = {}): Told => ({
  of: 'record',
  ...subject,
  ...change,
  kind: subject.kind === 'demand' ? 'demand' : 'listing',
});
const deal = (change: object = {}) => ({
  of: 'deal' as const,
  step: 'opened' as const,
  dealId: newId(),
  listingId: listing.id,
  demandId: demand.id,
  sellerId: SELLER,
  buyerId: BUYER,
  buyerNamed: true,
  isBySeller: true,
  ...change,
});

describe('what has changed', () => {
  it('of a published record is for everyone, at its moment', () => {
    expect(rows(record(listing))).toMatchObject([
      {
        type: 'listing.published',
        kind: 'listing',
        subject: listing.id,
        at,
        everyone: true,
        except: [],
        releaseAt: now,
      },
    ]);
  });

  it('is called by what was before it', () => {
    const types = (told: Told, before: Known) => rows(told, before).map(({ type }) => type);
    expect(types(record(listing), known(listing))).toEqual(['listing.changed']);
    expect(types(record(listing), known({ ...listing, live: false }))).toEqual(['listing.published']);
    expect(types(record(listing, { live: false }), known(listing))).toEqual(['listing.withdrawn']);
    expect(types(record(demand), known())).toEqual(['demand.opened']);
    expect(types(record(demand), known(demand))).toEqual(['demand.changed']);
    expect(types(record(demand, { live: false }), known(demand))).toEqual(['demand.closed']);
  });

  it('of an organisation is its own until it is verified, then everyone’s', () => {
    const parts = { price: '', terms: '', until: '', rest: 'as it is shown' };
    const told = (verified: boolean, shown = true): Told => ({
      ...({ of: 'organisation', id: SELLER, version: 2, silent: false } as const),
      ...{ verified, shown, parts },
    });
    const before: Subject = { ...listing, kind: 'organisation', id: SELLER };
    expect(rows(told(false))).toMatchObject([
      { type: 'organisation.changed', everyone: false, organisations: [SELLER] },
    ]);
    expect(rows(told(true))).toMatchObject([{ type: 'organisation.verified', everyone: true }]);
    expect(rows(told(true), known(before))).toMatchObject([{ type: 'organisation.changed', everyone: true }]);
    const gone = { type: 'organisation.changed', everyone: true, what: ['hidden'] };
    expect(rows(told(true, false), known(before))).toMatchObject([gone]);
    expect(rows(told(false, false), known(before))).toMatchObject([gone]);
    // What it says of itself before that is verified shows nobody anything new.
    expect(rows(told(false), known(before))).toMatchObject([{ everyone: false, organisations: [SELLER] }]);
    expect(rows(told(true, false), known({ ...before, live: false }))).toMatchObject([{ everyone: false }]);
  });

  it('of a pair, deal or contract is for its two sides', () => {
    const pairs: Told = { of: 'pairs', pairs: [{ listingId: listing.id, demandId: demand.id }] };
    const sides = { everyone: false, organisations: [BUYER, SELLER], at };
    expect(rows(pairs, known(listing, demand))).toMatchObject([{ type: 'pair.changed', kind: 'pair', ...sides }]);
    expect(rows(deal())).toMatchObject([{ type: 'deal.opened', kind: 'deal', ...sides }]);
    const { dealId: _dealId, ...parts } = deal();
    const contractId = newId();
    expect(rows({ ...parts, of: 'contract', contractId, step: 'signed' })).toMatchObject([
      { type: 'contract.signed', kind: 'contract', subject: contractId, ...sides, about: [listing.id, demand.id] },
    ]);
    expect(rows(deal({ demandId: null }))).toMatchObject([{ ...sides, about: [listing.id] }]);
  });

  it('of a mandate is for client and agency', () => {
    const told: Told = { of: 'mandate', id: newId(), sides: [SELLER, BUYER], about: [listing.id] };
    expect(rows(told)).toMatchObject([
      {
        type: 'mandate.changed',
        kind: 'mandate',
        everyone: false,
        organisations: [SELLER, BUYER],
        about: [listing.id],
      },
    ]);
  });

  it('between two records of one organisation is told to it once', () => {
    const pairs: Told = { of: 'pairs', pairs: [{ listingId: listing.id, demandId: demand.id }] };
    const told = rows(pairs, known(listing, { ...anonymous, organisationId: SELLER }));
    expect(told).toMatchObject([{ organisations: [SELLER] }]);
  });
});

describe('what a company that is not named did', () => {
  const day = new Date('2026-03-05T00:00:00.000Z');
  const hour = new Date('2026-03-05T11:00:00.000Z');

  it('is told to others by the day, at the full hour, and to itself at its moment', () => {
    expect(rows(record(anonymous))).toMatchObject([
      { type: 'demand.opened', everyone: false, organisations: [BUYER], at, releaseAt: now },
      { type: 'demand.opened', everyone: true, organisations: [], except: [BUYER], at: day, releaseAt: hour },
    ]);
    const pairs: Told = { of: 'pairs', pairs: [{ listingId: listing.id, demandId: demand.id }] };
    expect(rows(pairs, known(listing, anonymous))).toMatchObject([
      { organisations: [BUYER], at, releaseAt: now },
      { organisations: [SELLER], at: day, releaseAt: hour },
    ]);
    expect(rows(deal({ step: 'lost', isBySeller: false, buyerNamed: false }))).toMatchObject([
      { type: 'deal.lost', organisations: [BUYER], at },
      { type: 'deal.lost', organisations: [SELLER], at: day, releaseAt: hour },
    ]);
  });

  it('keeps nothing from the seller of what the seller did itself', () => {
    expect(rows(deal({ isBySeller: true, buyerNamed: false }))).toMatchObject([{ organisations: [BUYER, SELLER], at }]);
  });

  it('never shows its id, its moment or its order to anybody else', () => {
    const moment = fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true });
    const live = fc.boolean();
    fc.assert(
      fc.property(moment, live, fc.nat(100_000), (when, isLive, laterMs) => {
        const told = record(anonymous, { live: isLive });
        const heard = new Date(when.getTime() + laterMs);
        const others = changesOf(told, { at: when, now: heard, known: known(anonymous) }).filter(
          ({ organisations }) => !organisations.includes(BUYER),
        );
        expect(others).toHaveLength(1);
        for (const row of others) {
          expect(row.at.getTime() % 86_400_000).toBe(0);
          expect(row.releaseAt.getTime() % 3_600_000).toBe(0);
          expect(row.releaseAt.getTime()).toBeGreaterThan(heard.getTime());
          expect(row.organisations).toEqual([]);
        }
      }),
    );
  });
});
