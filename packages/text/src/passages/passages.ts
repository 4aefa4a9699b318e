import { type Span, sentencesOf } from './sentences.ts';

/** A stretch of a text: `text` is the source from `start` to `end` (UTF-16 units), without space at either side. */
export type Passage = { text: string; start: number; end: number };

/** A sentence is cut when it is longer than this share of a passage, so that borders lie near an even share. */
const SENTENCE_SHARE = 2 / 3;

/**
 * Cuts a text into passages of about `words` words (60-110 for the default 90; a Chinese character counts as 0.6 of a
 * word) that begin and end with sentences. Together they cover the text, in order, without overlap. At most `max`
 * passages: those of longer texts grow evenly. A sentence too long for a passage is cut between words. A text without
 * a letter or digit has no passage. Linear in the length.
 * @example passagesOf('One sentence. Another.') // [{ text: 'One sentence. Another.', start: 0, end: 22 }]
 */
export function passagesOf(text: string, options: { words?: number; max?: number } = {}): Passage[] {
  const { words = 90, max = 8 } = options;
  const rough = sentencesOf(text, Number.POSITIVE_INFINITY);
  const total = rough.reduce((sum, { size }) => sum + size, 0);
  if (total === 0) return [];
  const count = Math.min(max, Math.max(1, Math.round(total / words)));
  const target = total / count;
  const sentences = count === 1 ? rough : sentencesOf(text, Math.max(1, Math.min(target, words) * SENTENCE_SHARE));

  const passages: Passage[] = [];
  let first = sentences[0] as Span;
  let done = 0;
  sentences.forEach((sentence, i) => {
    done += sentence.size;
    const next = sentences[i + 1];
    // The border nearest to an even share: stop here unless the next sentence would end nearer to it.
    const share = target * (passages.length + 1);
    const stop = !next || (passages.length < count - 1 && Math.abs(done - share) <= Math.abs(done + next.size - share));
    if (!stop) return;
    passages.push({ text: text.slice(first.start, sentence.end), start: first.start, end: sentence.end });
    if (next) first = next;
  });
  return passages;
}
