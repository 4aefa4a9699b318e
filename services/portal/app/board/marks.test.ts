import fc from 'fast-check';
import { expect, it } from 'vitest';
import { markedIn, markedShare, meetingSentences } from './marks.ts';

const marked = (text: string, passages: string[]) =>
  markedIn(text, passages)
    .filter(({ isMarked }) => isMarked)
    .map(({ text: piece }) => piece);

it('a passage of title and text is marked where each of its paragraphs stands', () => {
  const passage = 'Bone screws that dissolve\n\nScrews of magnesium hold for half a year. They dissolve then.';
  expect(marked('Bone screws that dissolve', [passage])).toEqual(['Bone screws that dissolve']);
  const abstract = 'A long beginning.\nScrews of magnesium hold for half a year.  They dissolve then. And an end.';
  expect(marked(abstract, [passage])).toEqual(['Screws of magnesium hold for half a year.  They dissolve then.']);
});

it('a paragraph of which a field holds a part is marked sentence by sentence', () => {
  const passage = 'The first sentence is here. The second one is elsewhere.';
  expect(marked('The second one is elsewhere.', [passage])).toEqual(['The second one is elsewhere.']);
});

it('Chinese and Russian texts are marked by their own sentences', () => {
  expect(marked('前言。镁合金骨螺钉在体内可降解。后记在此。', ['镁合金骨螺钉在体内可降解。\n\n另一段'])).toEqual([
    '镁合金骨螺钉在体内可降解。',
  ]);
  const russian = 'Введение. Винты из магния рассасываются за полгода. Конец.';
  expect(marked(russian, ['Винты из магния рассасываются за полгода.'])).toEqual([
    'Винты из магния рассасываются за полгода.',
  ]);
});

it('a passage in one language marks nothing of the same record in another', () => {
  const passages = ['镁合金骨螺钉在体内可降解。'];
  expect(markedShare('Magnesium bone screws dissolve in the body.', passages)).toBe(0);
  expect(markedShare('镁合金骨螺钉在体内可降解。', passages)).toBe(1);
});

it('marking loses and adds no letter, whatever the texts', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.array(fc.string({ unit: 'grapheme' })), (text, passages) => {
      const whole = markedIn(text, [...passages, text.slice(2, 40)]).map(({ text: piece }) => piece);
      expect(whole.join('')).toBe(text);
    }),
  );
});

it.each([
  [
    ['A pump of steel. It dissolves bone screws of magnesium. Call us.'],
    ['magnesium', 'screws'],
    ['It dissolves bone screws of magnesium. '],
  ],
  [['前言。镁合金骨螺钉可降解。请联系。'], ['骨螺钉', '降解'], ['镁合金骨螺钉可降解。']],
  [['Введение. Винты из магния рассасываются. Конец.'], ['винты', 'магния'], ['Винты из магния рассасываются. ']],
  [['Nothing of it is here.'], ['magnesium'], ['Nothing of it is here.']],
])('of the passages %j those sentences are marked that hold the shared words', (passages, words, marked) => {
  expect(meetingSentences(passages, words)).toEqual(marked);
});
