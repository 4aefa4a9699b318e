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
