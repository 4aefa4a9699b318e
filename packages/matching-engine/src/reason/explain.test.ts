import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demand, listing } from '../../test/arbitrary-profiles.ts';
import {
  type DemandProfile,
  type ListingProfile,
  type PassageVectors,
  type Space,
  type TermVector,
  termVector,
} from '../profile/profile.ts';
import { packPassages } from '../profile/vectors.ts';
import { STEPS } from '../score/apportion.ts';
import { countCorpus } from '../score/corpus.ts';
import { score } from '../score/score.ts';
import { semanticPart } from '../score/semantic.ts';
import { partNames, reviewedWeights as weights } from '../score/weights.ts';
import { explain, type KeptReason } from './explain.ts';
import { reasonParts } from './reason-schema.ts';

const many = { numRuns: 500 };

function explained(offer: ListingProfile, need: DemandProfile) {
  const corpus = countCorpus([offer.terms], [need.terms]);
  const result = score(offer, need, corpus, weights);
  return { result, corpus, ...explain(result, offer, need, corpus, weights) };
}

const steps = (value: number) => Math.round(value * STEPS);
const find = <Code extends KeptReason['code']>(reasons: readonly KeptReason[], code: Code) =>
  reasons.find((reason): reason is Extract<KeptReason, { code: Code }> => reason.code === code);

describe('what reasons add', () => {
  test('base and reasons sum to the score exactly, and those of a part to its contribution', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { result, reasons } = explained(offer, need);
        const sum = (of: readonly KeptReason[]) => of.reduce((all, reason) => all + steps(reason.adds), 0);
        expect(steps(result.base) + sum(reasons)).toBe(steps(result.score));
        for (const name of partNames) {
          const own = reasons.filter((reason) => reasonParts[reason.code] === name);
          expect(sum(own)).toBe(steps(result.parts[name].contribution));
        }
      }),
      many,
    );
  });

  test('a condition that fits worse never adds more', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { result, reasons } = explained(offer, need);
        const told = reasons.filter((reason) => reasonParts[reason.code] === 'terms');
        const fits = result.evidence.terms?.conditions.map((term) => term.fit) ?? [];
        expect(told).toHaveLength(fits.length);
        for (const [i, fit] of fits.entries()) {
          for (const [k, other] of fits.entries()) {
            // What rounding leaves over of five parts and five conditions goes to one of them.
            if (fit < other) expect(steps(told[i]?.adds ?? 0)).toBeLessThanOrEqual(steps(told[k]?.adds ?? 0) + 7);
          }
        }
      }),
      many,
    );
  });

  test('every known part has reasons, and no unknown part has any', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { result, reasons } = explained(offer, need);
        const told = new Set(reasons.map((reason) => reasonParts[reason.code]));
        for (const name of partNames) {
          expect(told.has(name)).toBe(result.parts[name].value !== null && weights.parts[name].weight > 0);
        }
      }),
      many,
    );
  });
});

/** The record with another word in the place of a term: one that nobody else uses, as often, so that nothing else moves. */
function withoutTerm<P extends ListingProfile | DemandProfile>(profile: P, space: Space, id: number): P {
  const terms = profile.terms[space];
  if (!terms) return profile;
  const unused = (id & 1) + 2 * 1_000_003;
  const counted = Array.from(terms.ids, (one, i) => [one === id ? unused : one, terms.counts[i] ?? 0] as const);
  const sorted = counted.sort((a, b) => a[0] - b[0]);
  const changed: TermVector = {
    ids: Uint32Array.from(sorted, ([one]) => one),
    counts: Uint8Array.from(sorted, ([, n]) => n),
    length: terms.length,
  };
  return { ...profile, terms: { ...profile.terms, [space]: changed } };
}

/** The record with nothing that a passage of the other side could meet in the place of one of its own. */
function withoutPassage<P extends ListingProfile | DemandProfile>(profile: P, which: number): P {
  const { values, scales, dimensions } = profile.passages;
  const passages: PassageVectors = {
    values: values.map((value, i) => (Math.floor(i / dimensions) === which ? 0 : value)),
    scales,
    dimensions,
  };
  return { ...profile, passages };
}

describe('cited evidence', () => {
  test('replacing a cited term on either side never raises the score', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { result, corpus, reasons } = explained(offer, need);
        const { space, terms } = find(reasons, 'shared_terms')?.data ?? { space: 'common' as const, terms: [] };
        for (const [id] of terms) {
          const poorer = withoutTerm(offer, space, id);
          expect(score(poorer, need, corpus, weights).score).toBeLessThanOrEqual(result.score);
          const other = withoutTerm(need, space, id);
          expect(score(offer, other, corpus, weights).score).toBeLessThanOrEqual(result.score);
        }
      }),
      many,
    );
  });

  test('replacing a cited passage on either side never raises the score', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { result, corpus, reasons } = explained(offer, need);
        for (const [wanted, offered] of find(reasons, 'passages_meet')?.data.passages ?? []) {
          expect(score(withoutPassage(offer, offered), need, corpus, weights).score).toBeLessThanOrEqual(result.score);
          expect(score(offer, withoutPassage(need, wanted), corpus, weights).score).toBeLessThanOrEqual(result.score);
        }
      }),
      many,
    );
  });

  test('two texts of one passage each have the same meaning part from either side', () => {
    const one = <P extends ListingProfile | DemandProfile>(profile: P): P => ({
      ...profile,
      passages: packPassages([profile.whole], profile.whole.length),
    });
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const [there, back] = [
          semanticPart(one(offer), one(need), weights.semantic, 0),
          semanticPart(one(need), one(offer), weights.semantic, 0),
        ];
        expect(back.value).toBeCloseTo(there.value, 10);
      }),
      many,
    );
  });

  test('the same terms are cited whichever side they stand on', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const idsOf = (one: ListingProfile, other: DemandProfile) => {
          const { data } = find(explained(one, other).reasons, 'shared_terms') ?? {};
          return data && data.terms.length < 8 ? data.terms.map(([id]) => id).sort((a, b) => a - b) : undefined;
        };
        const { common = termVector([]) } = offer.terms;
        const there = idsOf({ ...offer, terms: { common } }, need);
        const back = idsOf({ ...offer, terms: need.terms }, { ...need, terms: { common } });
        expect(back).toEqual(there);
      }),
      many,
    );
  });
});
