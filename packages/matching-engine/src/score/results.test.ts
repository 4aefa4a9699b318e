import { readFileSync } from 'node:fs';
import type { Language, Measured, RequiredResult } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { demandOf, listingOf } from '../../test/text-profiles.ts';
import { countCorpus } from './corpus.ts';
import { requirementsPart } from './requirements.ts';
import { missedBy } from './results.ts';

type State = 'met' | 'not_met' | 'not_comparable' | 'not_said';
type Case = { language: Language; required: RequiredResult; text?: string; measure?: Measured; state: State };
const cases = readFileSync(new URL('../../test/required-results.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Case);

const scriptOf = (text: string): Language =>
  /\p{Script=Han}/u.test(text) ? 'zh' : /\p{Script=Cyrillic}/u.test(text) ? 'ru' : 'en';

function stateOf({ required, text = 'x y z', measure }: Case): string {
  const listing = listingOf(scriptOf(text), text);
  const stated = measure ? listingOf('en', { measures: [measure] }, text) : listing;
  const demand = demandOf('en', { required: [required] }, 'Something is needed');
  const part = requirementsPart(stated.profile, demand.profile, countCorpus([], []));
  return part?.items.find(({ kind }) => kind.startsWith('result_'))?.kind.replace('result_', '') ?? 'not_said';
}

const SHARE_MIN = 0.9;

describe.each(['en', 'zh', 'ru'] as const)('required results in %s', (language) => {
  const own = cases.filter((one) => one.language === language);

  it('are compared right in nine of ten', () => {
    const wrong = own.filter((one) => stateOf(one) !== one.state);
    expect(own.length).toBeGreaterThanOrEqual(30);
    const told = wrong.map((one) => `${JSON.stringify(one)} -> ${stateOf(one)}`).join('\n');
    expect(1 - wrong.length / own.length, told).toBeGreaterThanOrEqual(SHARE_MIN);
  });
});

test('what is missed by half or more is as bad as any, and nothing missed is as good as a met result', () => {
  const wanted = { comparison: 'at_most' as const, value: 30, to: undefined, dimension: 'x' };
  expect(missedBy(wanted, 30)).toBe(1);
  expect(missedBy(wanted, 45)).toBe(1.5);
  expect(missedBy({ ...wanted, value: 0 }, 1)).toBe(Number.POSITIVE_INFINITY);
  fc.assert(
    fc.property(
      fc.double({ min: 1e-3, max: 1e6, noNaN: true }),
      fc.double({ min: 1.001, max: 9, noNaN: true }),
      (value, by) => {
        expect(missedBy({ ...wanted, value }, value * by)).toBeCloseTo(by, 6);
        expect(missedBy({ ...wanted, comparison: 'at_least', value }, value / by)).toBeCloseTo(by, 6);
        expect(missedBy({ ...wanted, comparison: 'at_least', value }, value * by)).toBe(1);
      },
    ),
  );
});
