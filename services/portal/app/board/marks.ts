/** A stretch of a text, and whether it is one where two texts met. */
export type Stretch = { readonly text: string; readonly isMarked: boolean };

/** Letters of a piece below which it is not looked for: it would stand in many places. */
const PIECE_MIN = { letters: 12, characters: 5 };

/**
 * Cuts a text where passages of it begin and end. A passage was put together of several fields and has other spaces and
 * line ends than they have, so it is looked for piece by piece, and without spaces: paragraph by paragraph, and sentence by
 * sentence where a paragraph is not found.
 */
export function markedIn(text: string, passages: readonly string[]): Stretch[] {
  const { bare, at } = withoutSpaces(text);
  const spans = passages
    .flatMap((passage) => passage.split(/\n{2,}/u))
    .flatMap((paragraph) => spansOf(paragraph, bare))
    .map(([from, to]): [number, number] => [at[from] ?? 0, (at[to - 1] ?? 0) + 1]);
  return cut(text, joined(spans));
}

/**
 * The sentences of passages that hold most of the words which both sides share: a short record is one passage, of which all
 * would be marked. A passage in which none of the words is found stays whole.
 * @param words as this side writes them
 */
export function meetingSentences(passages: readonly string[], words: readonly string[]): string[] {
  const wanted = [...new Set(words.map((word) => word.toLowerCase()))].filter((word) => word.length > 1 || isHan(word));
  return passages.flatMap((passage) => {
    const sentences = sentencesOf(passage).map((text) => {
      const said = text.toLowerCase();
      return { text, held: wanted.filter((word) => said.includes(word)).length };
    });
    const least = Math.min(2, Math.max(0, ...sentences.map(({ held }) => held)));
    return least === 0 ? [passage] : sentences.flatMap(({ text, held }) => (held >= least ? [text] : []));
  });
}

const isHan = (word: string) => /\p{Script=Han}/u.test(word);
const sentencesOf = (text: string) =>
  text.split(/(?<=[.!?;]\s)|(?<=[。！？；])|\n+/u).filter((one) => one.trim() !== '');

/** How much of a text is marked, 0..1: of a record in several languages the one is shown that is marked most. */
export function markedShare(text: string, passages: readonly string[]): number {
  if (text === '') return 0;
  const marked = markedIn(text, passages).filter(({ isMarked }) => isMarked);
  return marked.reduce((sum, { text: piece }) => sum + piece.length, 0) / text.length;
}

function spansOf(paragraph: string, bare: string): [number, number][] {
  const whole = find(paragraph, bare);
  if (whole) return [whole];
  const sentences = sentencesOf(paragraph);
  if (sentences.length < 2) return [];
  return sentences.map((sentence) => find(sentence, bare)).filter((span) => span !== undefined);
}

function find(piece: string, bare: string): [number, number] | undefined {
  const wanted = withoutSpaces(piece).bare;
  const least = /\p{Script=Han}/u.test(wanted) ? PIECE_MIN.characters : PIECE_MIN.letters;
  if (wanted.length < least) return undefined;
  const from = bare.indexOf(wanted);
  return from < 0 ? undefined : [from, from + wanted.length];
}

/** A text without its spaces, and where each of its UTF-16 units stood. */
function withoutSpaces(text: string): { bare: string; at: number[] } {
  let bare = '';
  const at: number[] = [];
  for (let place = 0; place < text.length; place++) {
    const unit = text[place] ?? '';
    if (/\s/u.test(unit)) continue;
    bare += unit;
    at.push(place);
  }
  return { bare, at };
}

function joined(spans: readonly [number, number][]): [number, number][] {
  const sorted = spans.toSorted((a, b) => a[0] - b[0]);
  const result: [number, number][] = [];
  for (const [from, to] of sorted) {
    const last = result.at(-1);
    if (last && from <= last[1]) last[1] = Math.max(last[1], to);
    else result.push([from, to]);
  }
  return result;
}

function cut(text: string, spans: readonly [number, number][]): Stretch[] {
  const stretches: Stretch[] = [];
  let done = 0;
  const add = (to: number, isMarked: boolean) => {
    if (to > done) stretches.push({ text: text.slice(done, to), isMarked });
    done = Math.max(done, to);
  };
  for (const [from, to] of spans) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return stretches;
}
