import type { Language } from '@techbourse/domain';
import { describe, expect, it, test } from 'vitest';
import { demandOf, listingOf, type Said } from '../../test/text-profiles.ts';
import type { DemandProfile, ListingProfile } from '../profile/profile.ts';
import { explain } from '../reason/explain.ts';
import { renderReasons } from '../render/reason.ts';
import { resolveReasons } from '../render/resolve.ts';
import { countCorpus } from './corpus.ts';
import { ceilingOf } from './requirements.ts';
import { score } from './score.ts';
import { reviewedWeights } from './weights.ts';

// Texts of a sentence share few words: without the bias of unrelated texts their differences can be seen.
const weights = { ...reviewedWeights, bias: -2 };

function told(offer: Said<ListingProfile>, need: Said<DemandProfile>, language: Language = 'en') {
  const other = listingOf('en', 'A wheat variety withstands drought and yellow rust and keeps its yield.');
  const corpus = countCorpus([offer.profile.terms, other.profile.terms], [need.profile.terms]);
  const result = score(offer.profile, need.profile, corpus, weights);
  const kept = explain(result, offer.profile, need.profile, corpus, weights);
  const reasons = resolveReasons(kept.reasons, offer.text, need.text);
  const own = reasons.filter(({ part }) => part === 'requirements');
  return {
    score: result.score,
    requirement: result.parts.requirements,
    reasons: own,
    words: renderReasons(own, language),
  };
}

type Texts = Readonly<Record<Language, readonly [Language, string]>>;
const needs: Texts = {
  en: ['en', 'Firefighting foam without fluorinated surfactants for fuel storage'],
  zh: ['zh', '油库灭火泡沫，不含氟表面活性剂'],
  ru: ['ru', 'Огнетушащая пена без фторированных поверхностно-активных веществ для хранения топлива'],
};
const holding: Texts = {
  en: ['en', 'Film-forming firefighting foam with fluorinated surfactants for fuel storage'],
  zh: ['zh', '成膜灭火泡沫，采用氟表面活性剂，用于油库'],
  ru: ['ru', 'Плёнкообразующая огнетушащая пена с фторированными поверхностно-активными веществами для топлива'],
};
const free: Texts = {
  en: ['en', 'Firefighting foam for fuel storage, fluorine-free, made of vegetable protein'],
  zh: ['zh', '油库用无氟灭火泡沫，以植物蛋白制成'],
  ru: ['ru', 'Огнетушащая пена без фтора для хранения топлива, из растительного белка'],
};
const codes = ['en', 'zh', 'ru'] as const;
const pairs = codes.flatMap((need) => codes.map((offer) => [need, offer] as const));

describe('what a need excludes', () => {
  test.each(pairs)('in %s keeps down an offer in %s that has it, and one that is free of it gains', (need, offer) => {
    const asked = demandOf(...needs[need]);
    const [bad, good] = [told(listingOf(...holding[offer]), asked), told(listingOf(...free[offer]), asked)];
    expect(bad.reasons.map(({ code, effect }) => [code, effect])).toEqual([['excluded_found', 'against']]);
    expect(bad.score).toBeLessThan(0.1);
    expect(good.reasons.map(({ code, effect }) => [code, effect])).toEqual([['excluded_absent', 'for']]);
    expect(good.score).toBeGreaterThan(bad.score);
  });

  it('is no word that both share, and the reason quotes both sides', () => {
    const asked = demandOf(...needs.en);
    expect([...(asked.text.terms.common ?? [])].map(([term]) => term)).not.toContain('fluorin');
    const { words } = told(listingOf(...holding.en), asked);
    expect(words[0]).toMatch(
      /^The demand excludes “fluorinated surfactants”; the listing has it: “Film-forming firefighting foam with fluorinated surfactants for fuel storage” \(takes away/,
    );
    expect(told(listingOf(...holding.zh), demandOf(...needs.zh), 'zh').words[0]).toContain(
      '需求排除“氟表面活性剂”，供给却含有它：“成膜',
    );
    expect(told(listingOf(...free.ru), demandOf(...needs.ru), 'ru').words[0]).toContain(
      'предложение обходится без этого: «',
    );
  });

  it('is not excluded when the title asks for it', () => {
    const asked = demandOf('en', 'Removal of PFAS from groundwater', 'It must work without adding PFAS or chlorine.');
    expect(asked.text.excluded?.map(({ written }) => written)).toEqual(['chlorine']);
    expect(told(listingOf('en', 'A sorbent for the removal of PFAS from groundwater'), asked).reasons).toEqual([]);
  });

  it('only mentioned in a long text weighs less', () => {
    const filling = Array.from({ length: 90 }, (_, i) => `word${i}`).join(' ');
    const asked = demandOf(...needs.en);
    const long = listingOf(
      'en',
      `Firefighting foam for fuel storage. ${filling}. Older fluorinated surfactants were tried.`,
    );
    const { reasons, requirement } = told(long, asked);
    expect(reasons).toMatchObject([{ code: 'excluded_found', data: { mentioned: true } }]);
    expect(requirement.value).toBe(0.25);
  });
});

test.each([
  ['en', 'The sorbent for arsenic is not suitable for drinking water.', 'Arsenic must be removed from drinking water.'],
  ['zh', '除砷吸附剂，不适用于饮用水。', '需要去除饮用水中的砷。'],
  ['ru', 'Сорбент мышьяка не предназначен для питьевой воды.', 'Нужно удалить мышьяк из питьевой воды.'],
] as const)('a use that a listing in %s rules out keeps down who asks for it', (language, offer, need) => {
  const { reasons, score: low } = told(listingOf(language, offer), demandOf(language, need), language);
  expect(reasons).toMatchObject([{ code: 'use_excluded', effect: 'against' }]);
  expect(low).toBeLessThan(0.1);
});

test('the ceiling falls with the value, and there is none where nothing is missed', () => {
  const at = (value: number) => ceilingOf(value, weights.requirements);
  expect([0.5, 0.75, 1].map(at)).toEqual([undefined, undefined, undefined]);
  const values = [0, 0.1, 0.25, 0.3, 0.49].map(at);
  expect(values).toEqual(values.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  expect(at(0)).toBe(weights.requirements.forbidden);
  expect(at(0.25)).toBeCloseTo(weights.requirements.missed);
});
