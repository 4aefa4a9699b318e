import { expect, test } from 'vitest';
import { type FitAnswer, fitText, overviewText } from './weights-text.ts';

const estimate = (value: number | null) => ({ value, low: value, high: value });
const quality = (value: number) => ({ logLoss: estimate(value), auc: estimate(null), ece: estimate(value) });
const answer: FitAnswer = {
  version: 'first.2',
  written: true,
  record: {
    root: 'first',
    comparedWith: 'first.1',
    better: true,
    data: {
      decisions: 210,
      used: 200,
      taken: 80,
      declined: 120,
      organisations: 12,
      byDecision: { contacted: 80, 'declined: price': 120 },
    },
    largestOrganisation: { share: 0.3, weight: 0.05, sway: 0.012 },
    before: { bias: -7.3, parts: { lexical: { weight: 8.4 }, terms: { weight: 1.6 } } },
    after: { bias: -6.5, parts: { lexical: { weight: 5.25 }, terms: { weight: 3 } } },
    evaluation: {
      before: quality(0.6),
      after: quality(0.5),
      difference: quality(-0.1),
      reliability: {
        before: [{ weight: 20, chance: 0.1, taken: 0.3 }],
        after: [
          { weight: 20, chance: 0.25, taken: 0.3 },
          { weight: 20, chance: 0.75, taken: 0.7 },
        ],
      },
    },
  },
};

test('a fit tells what it saw, what it changed, how it does and what to do next', () => {
  const text = fitText(answer, { dryRun: false });
  for (const part of [
    '200 of 210 decisions of 12 organisations: 80 taken up, 120 not',
    'largest organisation: 30.0 % of the decisions, 5.0 % of the weight',
    /lexical +8\.400 +5\.250/,
    /log loss +0\.6000 \[0\.6000, 0\.6000\] +0\.5000 .* -0\.1000/,
    /AUC +\? \[\?, \?\]/,
    /10\.0 % +30\.0 % +25\.0 % +30\.0 %/,
    'techbourse matching activate first.2',
  ]) {
    expect(text).toMatch(part);
  }
});

test('nothing written says why', () => {
  const nothing = { ...answer, version: null, written: false };
  expect(fitText(nothing, { dryRun: true })).toContain('better than first.1; wrote nothing (--dry-run)');
  const worse = { ...nothing, record: { ...answer.record, better: false } };
  expect(fitText(worse, { dryRun: false })).toContain('not better than first.1; wrote nothing (--force');
});

test('the list marks the one that rules and those of other formulas, and shows the last switches', () => {
  const version = { parent: 'first', record: answer.record, createdAt: '2026-01-01T00:00:00.000Z', createdBy: 'me' };
  const text = overviewText({
    active: 'first.2',
    versions: [
      { ...version, id: 'first.2', active: true, usable: true },
      { ...version, id: 'old.1', active: false, usable: false },
      { id: 'first', parent: null, active: false, usable: true, record: null, createdAt: null, createdBy: null },
    ],
    activations: [{ version: 'first.2', kind: 'activate', reason: 'tried', at: '2026-01-02T00:00:00.000Z', by: 'me' }],
  });
  expect(text).toMatch(/^\* +first\.2 +first +2026/m);
  expect(text).toMatch(/^x +old\.1/m);
  expect(text).toMatch(/^ +first +\(reviewed\)$/m);
  expect(text).toMatch(/activate +first\.2 +me +tried/);
});
