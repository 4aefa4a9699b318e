import { describe, expect, it } from 'vitest';
import { searchSpelling, withoutNames } from './spelling.ts';
import { searchedWords, searchWords } from './words.ts';

const wordsIn = (text: string, language: 'en' | 'zh' | 'ru') => {
  const { en, zh, ru } = searchWords(text, language);
  return new Set(`${en} ${zh} ${ru}`.split(' '));
};
/** Whether a text has every word of a query, in the words that all languages share or in those of its own. */
const holds = (text: string, language: 'en' | 'zh' | 'ru', query: string) => {
  const words = wordsIn(text, language);
  const { common, native } = searchedWords(query);
  return [common, native].some((asked) => asked.length > 0 && asked.every((word) => words.has(word)));
};

describe('the words of a search', () => {
  it.each([
    ['石墨烯薄膜', 'zh', 'graphene'],
    ['石墨烯薄膜', 'zh', 'графен'],
    ['Graphene heat spreader', 'en', '石墨烯'],
    ['Теплоотвод из графена', 'ru', 'graphene'],
    ['寒区抗冻抗盐冻自修复混凝土', 'zh', 'self-healing concrete'],
    ['镧改性活性氧化铝深度除氟吸附剂', 'zh', 'adsorbent'],
    ['Самолёт с жёстким крылом для учёта посевов', 'ru', 'учет'],
    ['Самолет с жестким крылом', 'ru', 'жёсткий'],
    ['Охлаждение горячей воды', 'ru', 'вода'],
    ['碳纤维增强陶瓷刹车盘', 'zh', '纤维'],
    ['Static analyser for C++ control software', 'en', 'C++'],
    ['面向C++的静态分析', 'zh', 'c++'],
    ['An antibody lowers TNF-α in synovial fluid', 'en', 'TNF-alpha'],
    ['An antibody lowers TNFα in synovial fluid', 'en', 'TNF alpha'],
    ['Ferment for beta-glucan', 'en', 'β-glucan'],
    ['Ｆｕｌｌ－ｗｉｄｔｈ ＡＢ１２３４ sensor', 'en', 'AB1234'],
    ['Grünstahl und Größe', 'en', 'GRÖSSE'],
    ['Service for ASP.NET', 'en', '.NET'],
    ['Vaccine against hepatitis B', 'en', 'hepatitis B'],
    ['Bearing 6205 for pumps', 'en', 'bearing 6205'],
  ] as const)('%s (%s) has %s', (text, language, query) => {
    expect(holds(text, language, query)).toBe(true);
  });

  it.each([
    ['Vitamin C at 40 °C', 'en', 'C++'],
    ['Static analyser for C++', 'en', 'C#'],
    ['A network of sensors', 'en', '.NET'],
    ['Расчёт массой', 'ru', 'масло'],
    ['Водород из отходов', 'ru', 'вода'],
    ['Vaccine against hepatitis C', 'en', 'hepatitis B'],
    ['Bearing 6204 for pumps', 'en', 'bearing 6205'],
    ['Particles of 2 µm', 'en', 'mu'],
  ] as const)('%s (%s) does not have %s', (text, language, query) => {
    expect(holds(text, language, query)).toBe(false);
  });

  it('of a title are its characters, too', () => {
    expect(searchWords('智能灯具', 'zh', true).zh.split(' ')).toContain('灯');
    expect(searchedWords('灯').native).toEqual(['灯']);
  });

  it('of nothing but punctuation are none', () => {
    for (const query of ['', '!!!', '。。', '—'])
      expect(searchedWords(query)).toMatchObject({ common: [], native: [] });
  });
});

it('the spelling of a search is the same of what it has spelled', () => {
  for (const text of ['TNF-α und Größe', 'жёсткий', 'ＡＢ１２', 'µm', 'αβ', 'C++, C#, .NET'])
    expect(searchSpelling(searchSpelling(text))).toBe(searchSpelling(text));
  expect(withoutNames('C++ tool for .NET')).toBe('tool for');
});
