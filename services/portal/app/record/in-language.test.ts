import { expect, it } from 'vitest';
import { inLanguage } from './in-language.ts';

it('of each text one language stands alone, and where it has none, what there is', () => {
  const text = (words: string) => ({ text: words, origin: 'person' });
  const record = {
    id: 'a',
    title: { en: text('Screw'), zh: text('螺钉') },
    advantage: { comparator: { ru: text('Винт') } },
  };
  expect(inLanguage(record, 'zh')).toEqual({
    id: 'a',
    title: { zh: text('螺钉') },
    advantage: { comparator: { ru: text('Винт') } },
  });
});
