import fc from 'fast-check';
import { expect, test } from 'vitest';
import { americanSpelling } from './english.ts';
import { stem } from './stem.ts';
import { tokenize } from './tokenize.ts';

test('English: stems of content words, without grammar and boilerplate', () => {
  expect(tokenize('The proposed system will provide coatings for heat exchangers.', 'en')).toEqual([
    'coat',
    'heat',
    'exchang',
  ]);
  expect(tokenize("the user's fibres", 'en')).toEqual(['fiber']);
});

test('English: names of substances, units and compounds survive', () => {
  expect(tokenize('TiO₂, H2O, 5G and Li-ion cells, X-ray, C++', 'en')).toEqual([
    'tio2',
    'h2o',
    '5g',
    'liion',
    'li',
    'ion',
    'cell',
    'xray',
    'ray',
    'c++',
  ]);
  expect(tokenize('state-of-the-art 3D printing in 2024', 'en')).toEqual(['art', '3d', 'print']);
  expect(tokenize('non-destructive', 'en')).toEqual(['nondestruct', 'non', 'destruct']);
});

test('British and American spellings meet; words that only look British stay', () => {
  const pairs = [
    ['optimised', 'optimized'],
    ['polymerisation', 'polymerization'],
    ['colour', 'color'],
    ['fibre', 'fiber'],
    ['sulphur', 'sulfur'],
    ['aluminium', 'aluminum'],
    ['analyse', 'analyze'],
    ['mould', 'mold'],
  ];
  for (const [british = '', american = ''] of pairs)
    expect(stem(americanSpelling(british), 'en')).toBe(stem(american, 'en'));
  for (const word of ['noise', 'precise', 'otherwise', 'raise', 'exercise', 'four', 'hours', 'pressure']) {
    expect(americanSpelling(word)).toBe(word);
  }
});

test('English: plurals meet their singulars, words that only end alike stay apart', () => {
  const pairs = [
    ['gases', 'gas'],
    ['biogases', 'biogas'],
    ['buses', 'bus'],
    ['microlenses', 'microlens'],
    ['analyses', 'analysis'],
    ['Hypotheses', 'hypothesis'],
    ['prostheses', 'prosthesis'],
    ['metastases', 'metastasis'],
    ['diagnoses', 'diagnosis'],
    ['axes', 'axis'],
    ['matrices', 'matrix'],
    ['viruses', 'virus'],
    ['boxes', 'box'],
  ];
  for (const [plural = '', singular = ''] of pairs) expect(tokenize(plural, 'en')).toEqual(tokenize(singular, 'en'));
  const apart = [
    ['ligases', 'ligas'],
    ['elastases', 'elastasis'],
    ['bases', 'basis'],
  ];
  for (const [word = '', other = ''] of apart) expect(tokenize(word, 'en')).not.toEqual(tokenize(other, 'en'));
});

test('words that every JavaScript object knows are words like others', () => {
  expect(tokenize('the constructor and toString of a valueOf hasOwnProperty', 'en')).toContain('constructor');
});

test('Russian: one stem for all cases, ё is е, stop words left out', () => {
  expect(tokenize('мембраны мембраной', 'ru')).toEqual(['мембран', 'мембран']);
  expect(tokenize('Нужна ёмкость для H2O', 'ru')).toEqual(['емкост', 'h2o']);
});

test('Chinese: words of technology stay whole, particles go', () => {
  expect(tokenize('石墨烯薄膜的制备方法', 'zh')).toEqual(['石墨', '石墨烯', '薄膜', '制备']);
  expect(tokenize('我们需要锂离子电池的隔膜', 'zh')).toContain('锂离子电池');
  for (const term of ['新材料', '生物防治', '碳纤维增强', '靶向药物', '选择性催化还原']) {
    expect(tokenize(`一种${term}的应用`, 'zh')).toContain(term);
  }
});

test('no string makes it throw, in any language', () => {
  const any = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.string());
  fc.assert(
    fc.property(any, fc.constantFrom('en', 'zh', 'ru', 'de', ''), (text, language) => {
      for (const token of tokenize(text, language)) expect(token).not.toBe('');
    }),
    { numRuns: 300 },
  );
});

test('two megabytes are read within seconds', () => {
  const started = process.cpuUsage();
  for (const [text, language] of [
    ['electrode coating '.repeat(110_000), 'en'],
    ['膜电极涂层'.repeat(140_000), 'zh'],
    ['x'.repeat(2_000_000), 'en'],
  ]) {
    tokenize(text as string, language as string);
  }
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10); // seconds of this process, whatever else runs
});
