import { type DealKind, dealKinds, type Territory } from '@techbourse/domain';
import fc from 'fast-check';
import { notesOf } from '../src/profile/note-bytes.ts';
import { type DemandProfile, type ListingProfile, type TermVector, termVector } from '../src/profile/profile.ts';
import { meanVector, packPassages } from '../src/profile/vectors.ts';

/** Arbitrary profiles for property tests: few words and short vectors, so that the two sides often meet. */
const DIMENSIONS = 8;
const WORDS = Array.from({ length: 24 }, (_, i) => `w${i}`);

export const counts = fc.dictionary(fc.constantFrom(...WORDS, 'w1_w2', 'w3_w4'), fc.integer({ min: 1, max: 9 }), {
  maxKeys: 14,
});
const terms = counts.map((counted): TermVector => termVector(Object.entries(counted)));
const vector = fc
  .array(fc.integer({ min: -9, max: 9 }), { minLength: DIMENSIONS, maxLength: DIMENSIONS })
  .map((values) => meanVector([Float32Array.from(values)], DIMENSIONS));
const ipc = fc.array(fc.constantFrom('H01M 10/0562', 'H01M 4/00', 'H01M', 'C01B 32/184', 'A61K'), { maxLength: 3 });
const kinds = fc.uniqueArray(fc.constantFrom<DealKind>(...dealKinds.codes), { maxLength: 4 });
const level = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined });
const amount = fc.integer({ min: 1, max: 900 }).map((n) => ({ amount: `${n}.00`, currency: 'CNY' }));
const day = fc.option(fc.constantFrom('2026-01-01', '2027-01-01', '2028-01-01'), { nil: undefined });
const territory = fc.option(
  fc.constantFrom<Territory>(
    { kind: 'worldwide' },
    { kind: 'countries', countries: ['CN'] },
    { kind: 'countries', countries: ['CN', 'RU'] },
  ),
  { nil: undefined },
);
const exclusivity = fc.constantFrom('required' as const, 'preferred' as const, 'not_needed' as const, undefined);
const notes = fc.option(
  fc
    .array(fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 2 })
    .map((phrases) =>
      notesOf({
        figures: [{ metric: 'w1', terms: ['w1'], value: 4, unit: 'kPa', said: true }],
        wanted: [
          { metric: 'w1', terms: ['w1'], comparison: 'between', value: 1, valueTo: 2, unit: 'kPa' },
          { metric: 'w2', terms: ['w2'], comparison: 'at_most', value: 1, unit: 'stars' },
        ],
        excluded: phrases.map((words) => ({ kind: 'without' as const, written: words.join(' '), terms: words })),
      }),
    ),
  { nil: undefined, freq: 3 },
);
const body = { whole: vector, passages: fc.array(vector, { maxLength: 3 }), ipc, notes, common: terms, zh: terms };

export const listing: fc.Arbitrary<ListingProfile> = fc
  .record({ ...body, offers: kinds, readiness: level, price: fc.option(amount), validUntil: day, territory })
  .map((r) => ({
    id: 'listing',
    version: 1,
    terms: { common: r.common, zh: r.zh },
    whole: r.whole,
    passages: packPassages(r.passages, DIMENSIONS),
    notes: r.notes,
    ipc: r.ipc,
    facts: {
      organisationId: 'owner',
      offers: r.offers,
      readiness: r.readiness,
      price: r.price ? { min: r.price, max: r.price } : undefined,
      territory: r.territory,
      validUntil: r.validUntil,
    },
  }));

export const demand: fc.Arbitrary<DemandProfile> = fc
  .record({
    ...body,
    dealKinds: kinds,
    readinessWanted: level,
    budget: fc.option(amount),
    deadline: day,
    territory,
    exclusivity,
  })
  .map((r) => ({
    id: 'demand',
    version: 1,
    terms: { common: r.common },
    whole: r.whole,
    passages: packPassages(r.passages, DIMENSIONS),
    notes: r.notes,
    ipc: r.ipc,
    facts: {
      organisationId: 'seeker',
      dealKinds: r.dealKinds,
      readinessWanted: r.readinessWanted,
      budget: r.budget ? { max: r.budget } : undefined,
      deadline: r.deadline,
      territory: r.territory,
      exclusivity: r.exclusivity,
    },
  }));
