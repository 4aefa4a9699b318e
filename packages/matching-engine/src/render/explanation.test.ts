import { languages } from '@techbourse/domain';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changeOf, changes, reasonOf, reasons } from '../../test/arbitrary-reasons.ts';
import { termId } from '../profile/profile.ts';
import { moves, obstacleSchema } from '../reason/change-schema.ts';
import type { KeptReason } from '../reason/explain.ts';
import type { Reason, SharedTerm } from '../reason/reason-schema.ts';
import { renderCounterfactual, renderObstacle } from './change.ts';
import { displayedScore } from './level.ts';
import { renderReasons, roundedTogether } from './reason.ts';
import { resolveReasons } from './resolve.ts';
import { sharedTermList } from './shared-terms.ts';

/** Holes of a sentence: what was not there, or a clause without its words. */
const HOLES = /undefined|null|NaN|\[object|\{|\}|\(\)|（）|“”|«»| {2}|[:：]\s*$|^\s*$|\(\s|\s,/;
const whole = (text: string) => {
  expect(text).not.toMatch(HOLES);
  expect(text.length).toBeGreaterThan(5);
  expect(text).not.toMatch(/[.。]$/);
};
const foreign = { zh: /\p{Script=Cyrillic}/u, en: /\p{Script=Han}|\p{Script=Cyrillic}/u, ru: /\p{Script=Han}/u };

describe.each(languages.codes)('sentences in %s', (language) => {
  test.each(reasons)('%s is a whole sentence whatever it holds', (code) => {
    fc.assert(fc.property(reasonOf(code), (reason) => whole(renderReasons([reason], language)[0] ?? '')));
  });

  // What quotes the texts is in their languages.
  const quoting = [
    'shared_terms',
    'passages_meet',
    'excluded_found',
    'excluded_absent',
    'use_excluded',
    'result_met',
    'result_not_met',
    'result_not_comparable',
  ];
  test.each(reasons.filter((code) => !quoting.includes(code)))('%s is said in that language only', (code) => {
    fc.assert(
      fc.property(reasonOf(code), (reason) => {
        expect(renderReasons([reason], language)[0]).not.toMatch(foreign[language]);
      }),
    );
  });

  test.each(obstacleSchema.shape.code.options)('%s is said in whole sentences of that language only', (code) => {
    fc.assert(
      fc.property(fc.option(fc.constantFrom(...moves).chain(changeOf)), (change) => {
        const text = renderObstacle({ code, change }, language);
        whole(text);
        expect(text).not.toMatch(foreign[language]);
      }),
    );
  });

  const anyChange = fc.constantFrom(...changes).chain(changeOf);
  test.each(changes)('a change of %s is told in whole sentences, alone and with any other', (code) => {
    fc.assert(
      fc.property(changeOf(code), anyChange, fc.double({ min: 0, max: 1, noNaN: true }), (one, other, score) => {
        for (const made of [[one], [one, other], [other, one]]) {
          whole(renderCounterfactual({ changes: made, score }, 0.3, language));
        }
      }),
    );
  });

  test.each(changes.filter((code) => code !== 'word_used'))('a change of %s is said in that language only', (code) => {
    fc.assert(
      fc.property(changeOf(code), (one) => {
        expect(renderCounterfactual({ changes: [one], score: 0.8 }, 0.3, language)).not.toMatch(foreign[language]);
      }),
    );
  });
});

test('displayed base and reasons sum to the displayed score', () => {
  const told = fc.array(fc.constantFrom(...reasons).chain(reasonOf), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(told, fc.integer({ min: 0, max: 3 }), (list, base) => {
      const score = base / 100 + list.reduce((sum, { adds }) => sum + adds, 0);
      const shown = roundedTogether(list, score, base / 100);
      const sum = shown.reduce((all, { adds }) => all + Math.round(adds * 100), base);
      expect(sum - Math.round(displayedScore(score) * 100)).toBe(0);
    }),
  );
});

const term = (of: Partial<SharedTerm>): SharedTerm => ({
  term: 'batteri',
  weight: 0.5,
  listing: 'battery',
  demand: '电池',
  english: 'battery',
  ...of,
});

describe('shared terms', () => {
  test.each([
    ['zh', '电池 = battery（50%）'],
    ['en', 'battery = 电池 (50%)'],
    ['ru', 'battery = 电池 (50\u00a0%)'],
  ] as const)('begin with the word of a reader of %s', (language, text) => {
    expect(sharedTermList([term({})], language)).toBe(text);
  });

  test.each([
    ['zh', '电池（50%）'],
    ['en', 'battery = 电池 (50%)'],
    ['ru', 'battery = 电池 (50\u00a0%)'],
  ] as const)('of two Chinese texts have their English for readers of %s who need it', (language, text) => {
    expect(sharedTermList([term({ listing: '电池' })], language)).toBe(text);
  });

  test('a word and its share go to the bigram that contains it', () => {
    const english = { english: null };
    const list = [
      term({ term: 'azo_dye', weight: 0.4, listing: 'azo dyes', demand: 'azo dye', ...english }),
      term({ term: 'dye', weight: 0.3, listing: 'dyes', demand: 'dyes', ...english }),
      term({ term: 'reactor', weight: 0.2, listing: 'reactor', demand: 'reactor', ...english }),
      term({ term: 'azo', weight: 0.1, listing: 'azo', demand: 'azo', ...english }),
    ];
    expect(sharedTermList(list, 'en')).toBe('azo dye (80%), reactor (20%)');
  });

  test('a foreign word with several English terms is shown once', () => {
    const drone = (english: string, weight: number) =>
      term({ term: english, weight, listing: '无人机', demand: '无人机', english });
    expect(sharedTermList([drone('unmanned', 0.3), drone('aerial', 0.3), drone('drone', 0.4)], 'en')).toBe(
      'drone = 无人机 (100%)',
    );
  });

  test('a Chinese word goes to the longer word that contains it', () => {
    const chinese = (word: string, weight: number) => term({ term: word, weight, listing: word, demand: word });
    expect(sharedTermList([chinese('化铝', 0.3), chinese('氧化铝', 0.3), chinese('氟', 0.4)], 'zh')).toBe(
      '氧化铝（60%）、氟（40%）',
    );
  });
});

test('a price above the budget is shown with the percentage', () => {
  const reason: Reason = {
    code: 'price_above_budget',
    part: 'terms',
    effect: 'against',
    adds: -0.04,
    data: { asked: { amount: '450000.00', currency: 'EUR' }, budget: { amount: '300000.00', currency: 'EUR' } },
  };
  expect(languages.codes.map((language) => renderReasons([reason], language)[0])).toEqual([
    '报价（450,000欧元起）超出预算（最高300,000欧元）50%（减 0.04）',
    'The price asked (from 450,000 euros) is 50% above the budget (up to 300,000 euros) (takes away 0.04)',
    'Цена (от 450\u00a0000 евро) превышает бюджет (до 300\u00a0000 евро) на 50\u00a0% (отнимает 0,04)',
  ]);
});

test.each([
  ['100100.00', '100000.00'],
  ['5.00', '0.00'],
])('of %s for a budget of %s no share is told', (asked, budget) => {
  const reason: Reason = {
    code: 'price_above_budget',
    part: 'terms',
    effect: 'against',
    adds: -0.04,
    data: { asked: { amount: asked, currency: 'EUR' }, budget: { amount: budget, currency: 'EUR' } },
  };
  const told = languages.codes.map((language) => renderReasons([reason], language)[0]);
  expect(told.join()).not.toContain('%');
  expect(told).toEqual([
    expect.stringMatching(/^报价（[\d,]+欧元起）超出预算（最高[\d,]+欧元）（/),
    expect.stringMatching(/^The price asked \(from [\d,]+ euros\) is above the budget \(up to [\d,]+ euros\) \(/),
    expect.stringMatching(/^Цена \(от [\d\s]+ евро\) превышает бюджет \(до [\d\s]+ евро\) \(/),
  ]);
});

test.each([
  ['zh', '如果权利地域扩大到中国、美国和科摩罗，匹配度将达到 0.80'],
  ['en', 'The score would reach 0.80 if the rights were offered for China, the United States and the Comoros'],
  [
    'ru',
    'Оценка достигла бы 0,80, если бы права предлагались на более широкую территорию (Китай, Соединенные Штаты и Коморы)',
  ],
] as const)('countries are named as %s names them in a sentence', (language, text) => {
  const to = { kind: 'countries' as const, countries: ['CN', 'US', 'KM'] };
  const would = { changes: [{ code: 'territory_widened' as const, to }], score: 0.8 };
  expect(renderCounterfactual(would, 0.76, language)).toBe(text);
});

describe('reasons of records that have changed since', () => {
  const kept: KeptReason[] = [
    {
      code: 'shared_terms',
      adds: 0.3,
      data: {
        space: 'common',
        terms: [
          [termId('batteri'), 0.7],
          [termId('gone'), 0.3],
        ],
      },
    },
    { code: 'passages_meet', adds: 0.2, data: { whole: 0.5, coverage: 0.5, lessened: 0, passages: [[0, 0, 0.5]] } },
  ];
  const offer = { terms: { common: [['batteri', 2, 'batteries']] }, passages: ['Batteries for cold'] } as const;
  const need = { terms: { common: [['batteri', 1, '电池', 'battery']] }, passages: ['寒冷用电池'] } as const;

  test('show the words of the unchanged record and no passages', () => {
    const [both, one, none] = [
      resolveReasons(kept, offer, need),
      resolveReasons(kept, undefined, need),
      resolveReasons(kept, undefined, undefined),
    ];
    const told = (reasons: Reason[]) => reasons.map((reason) => reason.data);
    const term = { term: 'batteri', weight: 0.7, demand: '电池', english: 'battery' };
    expect(told(both)).toEqual([
      { terms: [{ ...term, listing: 'batteries' }] },
      {
        whole: 0.5,
        coverage: 0.5,
        lessened: 0,
        passages: [{ demand: '寒冷用电池', listing: 'Batteries for cold', similarity: 0.5 }],
      },
    ]);
    expect(told(one)).toEqual([
      { terms: [{ ...term, listing: null }] },
      { whole: 0.5, coverage: 0.5, lessened: 0, passages: [] },
    ]);
    expect(renderReasons(none, 'en')[0]).toContain('they have changed since');
  });
});

test.each([
  ['zh', '如果供给方也提供“独占许可”，匹配度将达到 0.76（很匹配）'],
  ['en', 'The score would reach 0.76 (a good match) if an exclusive licence were also on offer'],
  [
    'ru',
    'Оценка достигла бы 0,76 (хорошее соответствие), если бы предлагалась также форма сделки «исключительная лицензия»',
  ],
] as const)('the counterfactual names the level it reaches, in %s', (language, text) => {
  const would = { changes: [{ code: 'offer_added' as const, to: 'exclusive_licence' as const }], score: 0.7612 };
  expect(renderCounterfactual(would, 0.71, language)).toBe(text);
  expect(renderCounterfactual(would, 0.7512, language)).not.toMatch(/match|很匹配|соответствие/);
});

test.each([
  [
    'zh',
    '值得核实：技术成熟度是否已达到 7 级（实际环境样机演示）或以上？如属实并在记录中公开写明，匹配度将达到 0.76（很匹配）',
  ],
  [
    'en',
    'Worth checking: is the technology at readiness level 7 (prototype shown in operation) or above? If so, and if the public record says so, the score would reach 0.76 (a good match)',
  ],
  [
    'ru',
    'Стоит проверить: достигла ли технология уровня готовности 7 (образец показан в эксплуатации) или более высокого? Если бы это было так и было открыто указано, оценка достигла бы 0,76 (хорошее соответствие)',
  ],
] as const)('what only an owner knows is asked and not advised, in %s', (language, text) => {
  const would = { changes: [{ code: 'readiness_stated' as const, to: 7 }], score: 0.7612 };
  expect(renderCounterfactual(would, 0.71, language)).toBe(text);
});
