import { foldLookAlikes } from './name-words.ts';

/** A text in which look-alikes are equal, and where each of its characters stood in the text as it was written. */
export type FoldedText = {
  readonly text: string;
  /** For each UTF-16 unit of `text` the place of the character that it came from, and one more for the end. */
  readonly at: readonly number[];
};

/** `foldLookAlikes`, with the places. */
export function foldWithPlaces(written: string): FoldedText {
  let text = '';
  const at: number[] = [];
  let place = 0;
  for (const character of written) {
    for (const unit of foldLookAlikes(character)) {
      if (unit === ' ' && text.endsWith(' ')) continue;
      for (let i = 0; i < unit.length; i++) at.push(place);
      text += unit;
    }
    place += character.length;
  }
  return { text, at: [...at, written.length] };
}

/** The letters and digits alone. */
export function lettersWithPlaces({ text, at }: FoldedText): FoldedText {
  let kept = '';
  const places: number[] = [];
  let unit = 0;
  for (const character of text) {
    if (/[\p{L}\p{N}]/u.test(character)) {
      kept += character;
      for (let i = 0; i < character.length; i++) places.push(at[unit + i] ?? 0);
    }
    unit += character.length;
  }
  return { text: kept, at: [...places, at.at(-1) ?? 0] };
}

/** A span of a folded text as a span of the text as it was written: `to` is behind its last character. */
export function spanOf({ at }: FoldedText, from: number, length: number, written: string): [number, number] {
  const start = at[from] ?? 0;
  const last = at[from + length - 1] ?? start;
  const end = last + (String.fromCodePoint(written.codePointAt(last) ?? 32).length || 1);
  return [start, Math.min(end, written.length)];
}
