import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from './detect.ts';

test.each([
  ['用于LiFePO4电池的膜 with PVDF', 'zh'],
  ['高分子', 'zh'],
  ['Мембрана для очистки воды', 'ru'],
  ['Насос H2O', 'ru'],
  ['Мембрана для очищення стічних вод із низьким споживанням енергії', 'uk'],
  ['セラミック膜の製造方法', 'ja'],
  ['Low-k dielectric', 'en'],
  ['CNT/PVDF nanocomposite', 'en'],
  ['A membrane for the treatment of waste water from textile mills', 'en'],
  ['Stacked silicon heterojunction photodetector arrays, radiation hardened readout electronics', 'en'],
  ['Verfahren zur Herstellung einer Membran für die Reinigung von Abwasser aus Färbereien', 'de'],
  ['Procédé de fabrication d’une membrane pour le traitement des eaux usées industrielles', 'fr'],
  ['Мембрана за пречистване на отпадъчни води с ниска консумация на енергия', 'bg'],
  ['Método para la fabricación de una membrana de los residuos del agua', 'es'],
  ['', 'en'],
  ['12.5 % (2024)', 'en'],
])('%s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});

test('any string has a language', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(detectLanguage(text)).toMatch(/^[a-z]{2,3}$/);
    }),
  );
});

test('the language of a text does not change with its case, with invisible characters or when it is said again', () => {
  const texts = [
    'A membrane for the treatment of waste water from textile mills',
    'Мембрана для очистки воды и ёмкость',
    'Verfahren zur Herstellung einer Membran und die Reinigung von Abwasser mit der Pumpe',
    '用于LiFePO4电池的膜',
    'セラミック膜の製造方法',
  ];
  for (const text of texts) {
    const language = detectLanguage(text);
    const others = [text.toUpperCase(), `\u0000\u200b${text}`, `${text}\n${text}`, `42 %\n${text} 😀`];
    expect(others.map(detectLanguage)).toEqual(others.map(() => language));
  }
});

test('what stands behind the first pages of a book does not count, nor does a character cut there', () => {
  const book = '膜'.repeat(3_999);
  expect(detectLanguage(`${book}𠮷${'мембрана '.repeat(5_000)}`)).toBe('zh');
  expect(detectLanguage('𠮷'.repeat(5_000))).toBe('zh');
});

test.each([
  ['غشاء لمعالجة المياه', 'ar'],
  ['수처리용 막', 'ko'],
  ['Мембрана ў вадзе', 'be'],
  ['Су тазартуға арналған мембрана қондырғысы', 'kk'],
  ['Мембрана за обраду воде њеног тока', 'sr'],
  ['membrane 膜电池电解质', 'zh'],
  ['a very long English sentence about a membrane 膜', 'en'],
])('%s is %s by its script', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
