import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessIndex, type Expected } from './health.ts';

const few = fc.nat(12);
const cases = fc.record({ documents: few, settled: few, moving: few, waiting: few, accepted: few });
const judge = (
  { documents, settled, moving, waiting, accepted }: typeof cases extends fc.Arbitrary<infer T> ? T : never,
  differing: string[] = [],
) =>
  assessIndex({ createdAt: 'then', documents, differing }, { settled, moving } satisfies Expected, waiting, accepted);

describe('the health of an index', () => {
  it('is whole exactly when its documents are within what is settled, moving, waiting and accepted', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const { documents, settled, moving, waiting, accepted } = one;
        const least = settled - accepted - waiting;
        const most = settled - accepted + moving + waiting;
        expect(judge(one).state === 'whole').toBe(documents >= least && documents <= most);
      }),
      { numRuns: 1000 },
    );
  });

  it('is missing only when there is nothing to answer from', () => {
    fc.assert(
      fc.property(cases, (one) => {
        if (judge(one).state === 'missing') expect(one.documents).toBe(0);
      }),
    );
    expect(assessIndex(undefined, { settled: 0, moving: 0 }, 0, 0).state).toBe('missing');
    expect(judge({ documents: 0, settled: 3, moving: 0, waiting: 2, accepted: 0 }).state).toBe('missing');
  });

  it('of an empty index without records is whole: an exchange may have nothing yet', () => {
    expect(judge({ documents: 0, settled: 0, moving: 0, waiting: 0, accepted: 0 })).toEqual({ state: 'whole' });
  });

  it('never gets worse for more jobs that wait', () => {
    const rank = { whole: 0, partial: 1, missing: 2 };
    fc.assert(
      fc.property(cases, few, (one, more) => {
        const later = judge({ ...one, waiting: one.waiting + more });
        expect(rank[later.state]).toBeLessThanOrEqual(rank[judge(one).state]);
      }),
    );
  });

  it('is never whole with foreign settings, however right the number is, and names them', () => {
    fc.assert(
      fc.property(cases, (one) => {
        expect(judge(one, ['stopWords']).state).not.toBe('whole');
      }),
    );
    const right = { documents: 3, settled: 3, moving: 0, waiting: 0, accepted: 0 };
    expect(judge(right, ['stopWords', 'synonyms'])).toEqual({
      state: 'partial',
      reason: 'foreign settings: stopWords, synonyms',
    });
  });

  it('of an empty index with foreign settings is missing: a stray document was removed again', () => {
    const empty = { documents: 0, settled: 0, moving: 0, waiting: 0, accepted: 0 };
    expect(judge(empty, ['rankingRules']).state).toBe('missing');
  });
});
