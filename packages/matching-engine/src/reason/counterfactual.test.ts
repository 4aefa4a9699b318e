import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { demand, listing } from '../../test/arbitrary-profiles.ts';
import { type DemandProfile, type ListingProfile, type TermVector, termVector } from '../profile/profile.ts';
import { STEPS } from '../score/apportion.ts';
import { classificationPart } from '../score/classification.ts';
import { violatedConstraint } from '../score/constraints.ts';
import { countCorpus } from '../score/corpus.ts';
import { combine, factsEvidence, score } from '../score/score.ts';
import { reviewedWeights } from '../score/weights.ts';
import { applyChange, changeFacts } from './change.ts';
import { type Change, moves, questions } from './change-schema.ts';
import { findCounterfactual, isWorthShowing } from './counterfactual.ts';
import { explain } from './explain.ts';
import { missingWords } from './missing-words.ts';
import { findBlocked } from './unblock.ts';

/** Made so lenient that arbitrary texts have scores of all sizes. */
const weights = { ...reviewedWeights, bias: -3 };
const many = { numRuns: 500 };
const steps = (value: number) => Math.round(value * STEPS);

function explained(offer: ListingProfile, need: DemandProfile) {
  const corpus = countCorpus([offer.terms], [need.terms]);
  const result = score(offer, need, corpus, weights);
  return { result, corpus, ...explain(result, offer, need, corpus, weights) };
}

function vectorWith({ ids, counts }: TermVector, id: number): Omit<TermVector, 'length'> {
  const counted = [...Array.from(ids, (one, i) => [one, counts[i] ?? 0] as const), [id, 1] as const];
  const sorted = counted.sort((a, b) => a[0] - b[0]);
  return { ids: Uint32Array.from(sorted, ([one]) => one), counts: Uint8Array.from(sorted, ([, n]) => n) };
}

describe('the counterfactual', () => {
  const change = (offer: ListingProfile, need: DemandProfile) => {
    const { result, corpus, counterfactual } = explained(offer, need);
    if (!counterfactual) return { result, counterfactual };
    const asIs = { listing: offer.facts, demand: need.facts, listingIpc: offer.ipc, demandIpc: need.ipc };
    const { listing, demand, listingIpc, demandIpc } = counterfactual.changes.reduce(applyChange, asIs);
    const changed = { ...offer, facts: listing, ipc: listingIpc };
    const then = score(changed, { ...need, facts: demand, ipc: demandIpc }, corpus, weights);
    return { result, counterfactual, facts: { listing, demand }, then };
  };

  const silentListing = listing.map(
    (one): ListingProfile => ({ ...one, ipc: [], facts: { organisationId: 'owner', offers: [] } }),
  );
  const silentDemand = demand.map(
    (one): DemandProfile => ({ ...one, ipc: [], facts: { organisationId: 'seeker', dealKinds: [] } }),
  );
  const offers = fc.oneof(listing, silentListing);
  const needs = fc.oneof(demand, silentDemand);

  test('gives exactly the promised score when applied: at least .02 more, and no weak match', () => {
    const promised = new Set<Change['code']>();
    fc.assert(
      fc.property(offers, needs, (offer, need) => {
        const { result, counterfactual, then } = change(offer, need);
        if (!counterfactual) return;
        for (const { code } of counterfactual.changes) promised.add(code);
        expect(then?.score).toBe(counterfactual.score);
        expect(counterfactual.score).toBeGreaterThanOrEqual(0.25);
        expect(steps(counterfactual.score) - steps(result.score)).toBeGreaterThanOrEqual(200);
      }),
      { numRuns: 5000 },
    );
    expect(moves.filter((code) => promised.has(code)).length).toBeGreaterThan(5);
    expect(questions.filter((code) => promised.has(code)).length).toBeGreaterThan(5);
  });

  test('asks only about facts that its side left open, and for a code of the other side', () => {
    fc.assert(
      fc.property(offers, needs, (offer, need) => {
        const { counterfactual } = explained(offer, need);
        const isOpen: Partial<Record<Change['code'], boolean>> = {
          readiness_stated: offer.facts.readiness === undefined,
          offer_stated: offer.facts.offers.length === 0,
          price_stated: !offer.facts.price,
          territory_stated: !offer.facts.territory,
          validity_stated: !offer.facts.validUntil,
          readiness_wanted_stated: need.facts.readinessWanted === undefined,
          deal_kind_stated: need.facts.dealKinds.length === 0,
          budget_stated: !need.facts.budget?.max,
          territory_wanted_stated: !need.facts.territory,
          deadline_stated: !need.facts.deadline,
        };
        for (const one of counterfactual?.changes ?? []) {
          if (one.code === 'listing_classified') {
            expect(need.ipc).toContain(one.to);
            expect(offer.ipc).not.toContain(one.to);
          } else if (one.code === 'demand_classified') {
            expect(offer.ipc).toContain(one.to);
            expect(need.ipc).not.toContain(one.to);
          } else if (questions.some((code) => code === one.code)) expect(isOpen[one.code]).toBe(true);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('never violates a hard constraint', () => {
    fc.assert(
      fc.property(offers, needs, (offer, need) => {
        const { facts } = change(offer, need);
        if (!facts || violatedConstraint(offer.facts, need.facts, '2025-06-01')) return;
        expect(violatedConstraint(facts.listing, facts.demand, '2025-06-01')).toBeUndefined();
      }),
      many,
    );
  });

  test.each([
    ['nothing', [], ['C08L 67/02', 'A01G 13/02'], 'C08L 67/02'],
    ['a class above', ['C08'], ['A01G 13/02', 'C08L 67/02'], 'C08L 67/02'],
    ['a group above', ['C08L 67/00'], ['C08L 67/02'], 'C08L 67/02'],
    ['the same class', ['C08K 3/38'], ['C08L 67/02'], 'C08L 67/02'],
    ['another class', ['C09K 3/18'], ['C08L 67/02'], undefined],
    ['nothing, where the demand has a class alone', [], ['C08'], undefined],
  ])('asks a listing that is classified in %s for a code of the demand', (_, listingIpc, demandIpc, code) => {
    const facts = { listing: { organisationId: 'owner', offers: [] }, demand: { organisationId: 'b', dealKinds: [] } };
    const evidence = {
      lexical: { value: 0, space: undefined },
      semantic: { value: 0, whole: 0, best: 0, coverage: 0, density: 0 },
      classification: classificationPart(listingIpc, demandIpc),
      requirements: undefined,
      ...factsEvidence(facts.listing, facts.demand),
    };
    const even = { ...weights, bias: 0 };
    const { score } = combine(evidence, even);
    const found = findCounterfactual({ score, evidence }, { ...facts, listingIpc, demandIpc }, even);
    expect(found?.changes).toEqual(code && [{ code: 'listing_classified', to: code }]);
  });
});

test.each([
  [0.28, 0.3, true],
  [0.28, 0.2999, false],
  [0.2, 0.25, true],
  [0.2, 0.2499, false],
])('from %d to %d is worth telling: %s', (now, then, worth) => {
  expect(isWorthShowing(then, now)).toBe(worth);
});

describe('words that a listing lacks', () => {
  const other = { common: termVector(Array.from({ length: 24 }, (_, i) => [`w${i}`, 1] as const)) };

  test('give exactly the promised score to a listing that uses them: at least .02 more, and no weak match', () => {
    let promised = 0;
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const corpus = countCorpus([offer.terms, other], [need.terms]);
        const result = score(offer, need, corpus, weights);
        const { space, words } = missingWords(result, offer, need, corpus, weights) ?? { space: 'common', words: [] };
        for (const [id, promise] of words) {
          promised += 1;
          const own = offer.terms[space] ?? termVector([]);
          expect(own.ids).not.toContain(id);
          expect(need.terms[space]?.ids).toContain(id);
          const more = { ...vectorWith(own, id), length: own.length + 1 };
          const then = score({ ...offer, terms: { ...offer.terms, [space]: more } }, need, corpus, weights);
          expect(then.score).toBe(promise);
          expect(promise).toBeGreaterThanOrEqual(0.25);
          expect(steps(promise) - steps(result.score)).toBeGreaterThanOrEqual(200);
        }
      }),
      { numRuns: 2000 },
    );
    expect(promised).toBeGreaterThan(10);
  });

  test('are proposed only where no other change helps', () => {
    let found = 0;
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const corpus = countCorpus([offer.terms, other], [need.terms]);
        const result = score(offer, need, corpus, weights);
        const { counterfactual, missing } = explain(result, offer, need, corpus, weights);
        if (missing) found += 1;
        expect(missing).toEqual(counterfactual ? undefined : missingWords(result, offer, need, corpus, weights));
      }),
      many,
    );
    expect(found).toBeGreaterThan(10);
  });
});

test('the named change lifts the violated constraint', () => {
  let named = 0;
  fc.assert(
    fc.property(listing, demand, (offer, need) => {
      const today = '2026-06-01';
      const facts = { listing: offer.facts, demand: need.facts };
      const blocked = findBlocked(facts, today);
      expect(blocked?.code).toBe(violatedConstraint(offer.facts, need.facts, today));
      if (!blocked?.change) return;
      named += 1;
      const freed = changeFacts(facts, blocked.change);
      expect(violatedConstraint(freed.listing, freed.demand, today)).toBeUndefined();
    }),
    { numRuns: 2000 },
  );
  expect(named).toBeGreaterThan(10);
});
