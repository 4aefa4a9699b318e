import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passagesOf } from './passages.ts';
import { sentencesOf } from './sentences.ts';

const sentences = (text: string) =>
  sentencesOf(text, Number.POSITIVE_INFINITY).map(({ start, end }) => text.slice(start, end));
const words = (text: string) => text.split(/\s+/).length;

test('sentences end where a reader would end them', () => {
  expect(sentences('It is 3.5 mm thick, see Fig. 2. A new one! 第一句。第二句；end')).toEqual([
    'It is 3.5 mm thick, see Fig. 2.',
    'A new one!',
    '第一句。',
    '第二句；',
    'end',
  ]);
  expect(sentences('The first ends here.The second (e.g. this) runs on. ')).toEqual([
    'The first ends here.',
    'The second (e.g. this) runs on.',
  ]);
  expect(sentences('Heading\n\nBody text\ngoes on')).toEqual(['Heading', 'Body text\ngoes on']);
});

test('passages of a long text have 60 to 110 words and end with sentences', () => {
  const text = Array.from(
    { length: 40 },
    (_, i) => `Sentence number ${i} says ${'something '.repeat(i % 13)}here.`,
  ).join(' ');
  const passages = passagesOf(text);
  expect(passages.length).toBeGreaterThan(2);
  for (const passage of passages) {
    expect(words(passage.text)).toBeGreaterThanOrEqual(60);
    expect(words(passage.text)).toBeLessThanOrEqual(110);
    expect(passage.text).toMatch(/^Sentence.*here\.$/);
  }
});

test('a short text is one passage, an empty one none', () => {
  expect(passagesOf('  One. Two. ')).toEqual([{ text: 'One. Two.', start: 2, end: 11 }]);
  expect(passagesOf('')).toEqual([]);
  expect(passagesOf(' \n … —')).toEqual([]);
});

test('Chinese is measured by characters', () => {
  const passages = passagesOf('该装置采用膜分离技术处理印染废水。'.repeat(30));
  expect(passages.length).toBe(3);
  for (const { text } of passages) expect(text.endsWith('。')).toBe(true);
});

test('a huge text gives the highest number of passages, evenly, in bounded time', () => {
  const started = process.cpuUsage();
  for (const text of [
    'A sentence of seven words is here. '.repeat(60_000),
    'x'.repeat(2_000_000),
    'word '.repeat(400_000),
    '膜'.repeat(700_000),
  ]) {
    const passages = passagesOf(text);
    expect(passages).toHaveLength(8);
    const sizes = passages.map((passage) => passage.end - passage.start);
    expect(Math.max(...sizes) / Math.min(...sizes)).toBeLessThan(1.2);
  }
  expect(process.cpuUsage(started).user / 1e6).toBeLessThan(10); // seconds of this process, whatever else runs
});

test('passages hold every visible character once, in order', () => {
  const piece = fc.oneof(
    fc.constantFrom('. ', '。', '\n\n', ' ', 'word', '石墨烯', 'e.g.', 'A', '!'),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const text = fc.array(piece, { maxLength: 300 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 30 }), (source, size) => {
      const passages = passagesOf(source, { words: size, max: 5 });
      expect(passages.length).toBeLessThanOrEqual(5);
      let at = 0;
      for (const { text, start, end } of passages) {
        expect(source.slice(at, start).trim()).toBe('');
        expect(text).toBe(source.slice(start, end));
        expect(text).toBe(text.trim());
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      if (passages.length > 0) expect(source.slice(at).trim()).toBe('');
    }),
    { numRuns: 300 },
  );
});

test('no sentence is longer than it may be, and cutting finer never loses a word', () => {
  const piece = fc.constantFrom(
    'word ',
    '石墨烯',
    '𠮷',
    '. ',
    '。',
    '\n\n',
    '! ',
    'e.g. ',
    '3.5 ',
    '— ',
    'end.Next ',
    '\u0000',
  );
  const text = fc.array(piece, { maxLength: 120 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 12 }), (source, most) => {
      const total = (spans: { size: number }[]) => spans.reduce((sum, { size }) => sum + size, 0);
      const cut = sentencesOf(source, most);
      for (const { start, end, size } of cut) {
        expect(size).toBeLessThanOrEqual(most + 1e-9);
        expect(source.slice(start, end).isWellFormed()).toBe(true);
      }
      expect(total(cut)).toBeCloseTo(total(sentencesOf(source, Number.POSITIVE_INFINITY)), 6);
    }),
    { numRuns: 200 },
  );
});
