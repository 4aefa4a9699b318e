import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { buildTextTools } from '../build/tools.ts';
import { toolsDir } from '../tools.ts';
import { glossClauses, glossToEnglish } from './gloss.ts';

beforeAll(() => buildTextTools(toolsDir()), 60_000);

test.each([
  ['锂离子电池隔膜', 'lithium ion battery separator'],
  ['防腐涂层', 'anticorrosion coating'],
  ['鋰電池', 'lithium battery'],
  ['在CT影像上', 'CT imaging'],
  ['TiO2光催化剂，90%', 'TiO2 photocatalyst, 90'],
  ['我们需要', 'need'],
  ['龘龘', ''],
  ['表面涂层材\n料', 'surface coating material'],
  ['碳纤维增强热塑性复合材料', 'carbon fiber reinforced thermoplastic composite material'],
  ['钙钛矿太阳能电池', 'perovskite solar cell'],
  ['污水处理中的硝化', 'wastewater treatment nitrification'],
])('Chinese %s -> %s', (text, english) => {
  expect(glossToEnglish(text, 'zh').replace('龘', '')).toBe(english);
});

test.each([
  ['Очистка сточных вод', 'wastewater treatment'],
  ['искусственный интеллект и ИИ', 'artificial intelligence artificial intelligence'],
  ['ёмкость литий-ионного аккумулятора', 'capacity lithium ion battery'],
  ['экскавация', 'excavations'],
  ['газовый анализатор CH4', 'gas analyzer CH4'],
  ['самолетные двигатели и т. п.', 'aircraft engine motor'],
  ['детали станков', 'details machine tool'],
  ['осветительные приборы', 'lighting instrument device'],
  ['теплообменные аппараты', 'heat exchange apparatus'],
  ['звукошумовой', 'sound noisy'],
  ['обмен веществ', 'metabolism'],
  ['азотной кислоты в кипящем слое', 'nitric acid fluidized bed'],
  ['системой поддержки принятия решений', 'decision support system'],
])('Russian %s -> %s', (text, english) => {
  expect(glossToEnglish(text, 'ru')).toBe(english);
});

test('clauses keep the source of each word', () => {
  expect(glossClauses('锂电池, LiFePO4', 'zh')).toEqual([
    [{ source: '锂电池', english: 'lithium battery' }],
    [{ source: 'LiFePO4', english: 'LiFePO4' }],
  ]);
});

test('a second sense that is nearly as likely comes with the first, and is not in the text', () => {
  expect(glossClauses('硝化', 'zh')).toEqual([[{ source: '硝化', english: 'nitrification', also: 'nitration' }]]);
  expect(glossClauses('медицинских', 'ru')).toEqual([[{ source: 'медицинских', english: 'medical' }]]);
  expect(glossClauses('легкие', 'ru')).toEqual([[{ source: 'легкие', english: 'lung', also: 'lightweight' }]]);
});

test('no string makes it throw, and Latin words come through', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('电池', 'мембрана', ' ', ',', 'ё', 'H2O', '的'),
  );
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom('zh' as const, 'ru' as const), (pieces, language) => {
      expect(glossToEnglish(`${pieces.join('')} polymer`, language)).toMatch(/polymer$/);
    }),
    { numRuns: 200 },
  );
});

test('a text of megabytes is glossed in bounded time', () => {
  const started = process.cpuUsage();
  glossToEnglish('膜电极涂层的'.repeat(110_000), 'zh');
  glossToEnglish('мембрана для очистки '.repeat(90_000), 'ru');
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10); // seconds of this process, whatever else runs
});
