import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { counts, demand, listing } from '../../test/arbitrary-profiles.ts';
import { termId, termVector } from '../profile/profile.ts';
import { meanVector, packPassages } from '../profile/vectors.ts';
import { classificationPart } from './classification.ts';
import { countCorpus } from './corpus.ts';
import { lexicalPart, sharedTerms } from './lexical.ts';
import { score, scoreOf } from './score.ts';
import { semanticPart } from './semantic.ts';
import { partNames, reviewedWeights as weights } from './weights.ts';

const many = { numRuns: 300 };

describe('laws of the score', () => {
  test('score and known parts lie in 0..1, and base and contributions sum to the score', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const result = score(offer, need, countCorpus([offer.terms], [need.terms]), weights);
        expect(result.score).toBeGreaterThanOrEqual(0);
        expect(result.score).toBeLessThanOrEqual(1);
        const sum = partNames.reduce((all, name) => all + result.parts[name].contribution, result.base);
        expect(Math.round(sum * 10_000)).toBe(Math.round(result.score * 10_000));
        for (const name of partNames) {
          const { value, contribution } = result.parts[name];
          if (value === null) expect(contribution).toBe(0);
          else expect(value >= 0 && value <= 1).toBe(true);
        }
      }),
      many,
    );
  });

  test('scoreOf equals the score of combine', () => {
    fc.assert(
      fc.property(listing, demand, fc.double({ min: -9, max: 3, noNaN: true }), (offer, need, bias) => {
        const biased = { ...weights, bias };
        const result = score(offer, need, countCorpus([offer.terms], [need.terms]), biased);
        expect(scoreOf(result.evidence, biased)).toBe(result.score);
      }),
      many,
    );
  });

  test('listings with bigrams only have a score without an average length', () => {
    const pair = termVector(new Map([['red_laser', 1]]));
    const corpus = countCorpus([{ common: pair, zh: termVector(new Map()), ru: termVector(new Map()) }], []);
    expect(corpus.averageLength('common')).toBeGreaterThan(0);
  });

  test('a contribution has the sign of its evidence', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const { parts } = score(offer, need, countCorpus([offer.terms], [need.terms]), weights);
        for (const name of ['classification', 'readiness', 'terms'] as const) {
          const { value, contribution } = parts[name];
          if (value === null || Math.abs(contribution) <= 0.0003) continue;
          expect(Math.sign(contribution)).toBe(Math.sign(value - weights.parts[name].neutral));
        }
      }),
      many,
    );
  });

  test('a score does not depend on other pairs, only on the statistics given', () => {
    fc.assert(
      fc.property(listing, demand, listing, (offer, need, other) => {
        const corpus = countCorpus([offer.terms, other.terms], [need.terms]);
        const before = score(offer, need, corpus, weights);
        score(other, need, corpus, weights);
        expect(score(offer, need, corpus, weights)).toEqual(before);
      }),
      many,
    );
  });
});

describe('laws of the parts', () => {
  test('taking a shared term out of a listing never raises the lexical part', () => {
    fc.assert(
      fc.property(counts, counts, fc.nat(), (offered, wanted, which) => {
        const shared = Object.keys(offered).filter((term) => term in wanted && !term.includes('_'));
        const gone = shared[which % Math.max(1, shared.length)];
        if (!gone) return;
        const need = { common: termVector(Object.entries(wanted)) };
        const corpus = countCorpus([{ common: termVector(Object.entries(offered)) }], [need]);
        const value = (terms: Record<string, number>) =>
          lexicalPart({ common: termVector(Object.entries(terms)) }, need, corpus, weights.lexical).value;
        // Another word takes its place, so that the listing stays as long as it was.
        const { [gone]: times = 0, ...rest } = offered;
        expect(value({ ...rest, 'not-wanted': times })).toBeLessThanOrEqual(value(offered));
      }),
      many,
    );
  });

  test('of two listings with the same words of a need, the shorter one scores higher', () => {
    const need = { common: termVector(['dye', 'water', 'membrane', 'dye_water'].map((term) => [term, 1])) };
    const rest = Array.from({ length: 12 }, (_, i): [string, number] => [`else${i}`, 1]);
    const brief = { common: termVector([['dye', 1], ['water', 1], ...rest.slice(0, 2)]) };
    const wide = { common: termVector([['dye', 1], ['water', 1], ...rest]) };
    const corpus = countCorpus([brief, wide, ...rest.map((one) => ({ common: termVector([one]) }))], [need]);
    // Long listings are not held against their words here: what differs is the way back.
    const plain = { ...weights.lexical, b: 0 };
    const value = (listing: typeof need) => lexicalPart(listing, need, corpus, plain).value;
    expect(value(brief)).toBeGreaterThan(value(wide));
    expect(lexicalPart(brief, need, corpus, { ...plain, back: 0 }).value).toBeCloseTo(
      lexicalPart(wide, need, corpus, { ...plain, back: 0 }).value,
      10,
    );
  });

  test('shares of the shared terms sum to one', () => {
    fc.assert(
      fc.property(counts, counts, (offered, wanted) => {
        const [listing, need] = [termVector(Object.entries(offered)), termVector(Object.entries(wanted))];
        const corpus = countCorpus([{ common: listing }], [{ common: need }]);
        const terms = sharedTerms(listing, need, 'common', corpus, weights.lexical);
        const { value } = lexicalPart({ common: listing }, { common: need }, corpus, weights.lexical);
        expect(terms.length > 0).toBe(value > 0);
        if (value > 0) expect(terms.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 6);
      }),
      many,
    );
  });

  test('whole-text cosine and classification are symmetric', () => {
    fc.assert(
      fc.property(listing, demand, (offer, need) => {
        const there = semanticPart(offer, need, weights.semantic, 0);
        const back = semanticPart(need, offer, weights.semantic, 0);
        expect(there.whole).toBe(back.whole);
        expect(there.best).toBeCloseTo(back.best, 10);
        expect(classificationPart(offer.ipc, need.ipc)?.value).toBe(classificationPart(need.ipc, offer.ipc)?.value);
      }),
      many,
    );
  });

  test('equal texts have a lexical part of 1', () => {
    const text = { common: termVector(Array.from({ length: 60 }, (_, i) => [`word${i}`, 1])) };
    const others = Array.from({ length: 100 }, (_, i) => ({ common: termVector([[`other${i}`, 60]]) }));
    const corpus = countCorpus([text, ...others], [text]);
    expect(lexicalPart(text, text, corpus, weights.lexical)).toEqual({ value: 1, space: 'common' });
    const vector = meanVector([Float32Array.of(1, 2, 3, 4)], 4);
    const side = { whole: vector, passages: packPassages([vector], 4) };
    expect(semanticPart(side, side, weights.semantic, 0).value).toBeCloseTo(1, 2);
  });

  test('an equal share of a longer text counts more, from either side', () => {
    const text = (name: string, words: number) => ({
      common: termVector(
        Array.from({ length: words }, (_, i): [string, number] => [i < words / 2 ? `both${i}` : `${name}${i}`, 1]),
      ),
    });
    // Nobody is long or short for this corpus, and every word is as rare as the others.
    const corpus = { documents: () => 1000, averageLength: () => 1, frequency: () => 3 };
    const value = (words: number, of: Partial<typeof weights.lexical>) =>
      lexicalPart(text('offer', words), text('need', words), corpus, { ...weights.lexical, b: 0, ...of }).value;
    for (const back of [0, 0.6, 1]) {
      for (const [fewer, more] of [
        [2, 8],
        [8, 16],
        [16, 60],
      ] as const) {
        expect(value(fewer, { back })).toBeLessThan(value(more, { back }));
        expect(value(fewer, { back, unsaid: 0 })).toBeCloseTo(value(more, { back, unsaid: 0 }), 10);
      }
    }
  });

  test('words of one language are compared as written, and through the common space when languages differ', () => {
    const chinese = { common: termVector([['wastewater', 1]]), zh: termVector([['废水', 1]]) };
    const english = { common: termVector([['wastewater', 1]]) };
    const corpus = countCorpus([chinese, english], [chinese, { common: termVector([['dye', 1]]) }]);
    expect(lexicalPart(chinese, { zh: chinese.zh }, corpus, weights.lexical).space).toBe('zh');
    // Of one word in four records; what short texts are worth is told above.
    const met = lexicalPart(english, chinese, corpus, { ...weights.lexical, unsaid: 0 });
    expect(met.space).toBe('common');
    expect(met.value).toBeGreaterThan(0.5);
    expect(lexicalPart(english, { zh: chinese.zh }, corpus, weights.lexical)).toEqual({ value: 0, space: undefined });
  });

  test('words have even ids and pairs of words odd ones', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (term) => {
        expect(termId(term) % 2).toBe(term.includes('_') ? 1 : 0);
      }),
    );
  });
});
