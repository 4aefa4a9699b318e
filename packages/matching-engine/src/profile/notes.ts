import type { Exclusion } from '@techbourse/text';
import type { AnalysedText } from './analysed-text.ts';
import { termId } from './profile.ts';

/** An excluded phrase in numbers: its words, and each two of them in a row. */
export type ExcludedNote = {
  readonly kind: Exclusion['kind'];
  readonly words: readonly number[];
  readonly pairs: readonly number[];
};

/** What a text demands and forbids beyond its words, in numbers, in the order of the analysed text. */
export type Notes = {
  readonly excluded: readonly ExcludedNote[];
};

export const NO_NOTES: Notes = { excluded: [] };

/** Kinds by their number in the bytes. */
const KINDS: readonly Exclusion['kind'][] = ['without', 'use'];

type Written = { readonly x?: readonly (readonly [kind: number, words: number[], pairs: number[]])[] };

/** The notes of an analysed text. */
export function notesOf({ excluded = [] }: Pick<AnalysedText, 'excluded'>): Notes {
  return {
    excluded: excluded.map(({ kind, terms }) => ({
      kind,
      words: terms.map(termId),
      pairs: terms.slice(1).map((term, i) => termId(`${terms[i]}_${term}`)),
    })),
  };
}

/** Notes as bytes; none for nothing. */
export function writeNotes({ excluded }: Notes): Buffer {
  if (excluded.length === 0) return Buffer.alloc(0);
  const written: Written = {
    x: excluded.map(({ kind, words, pairs }) => [KINDS.indexOf(kind), [...words], [...pairs]]),
  };
  return Buffer.from(JSON.stringify(written), 'latin1');
}

/** The inverse of `writeNotes`. */
export function readNotes(bytes: Uint8Array): Notes {
  if (bytes.length === 0) return NO_NOTES;
  const { x = [] } = JSON.parse(
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'),
  ) as Written;
  return { excluded: x.map(([kind, words, pairs]) => ({ kind: KINDS[kind] ?? 'without', words, pairs })) };
}
