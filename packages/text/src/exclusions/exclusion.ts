/**
 * What a text rules out. `without`: a substance, a part or a way of working that it does without ("PFAS-free"); `use`: a
 * use for which it is not meant ("not suitable for drinking water").
 */
export type ExclusionKind = 'without' | 'use';

/** A stretch of a clause that is excluded, as it is written. */
export type ExcludedPhrase = { readonly kind: ExclusionKind; readonly written: string };

/** A cue, and on which side of it the excluded phrase stands. */
export type Cue = {
  readonly pattern: RegExp;
  readonly side: 'after' | 'before';
  readonly kind?: ExclusionKind;
};

/** Sentences and clauses that no scope leaves. Points inside numbers and abbreviations end nothing. */
export function clausesOf(text: string): string[] {
  return text.split(/[。！？!?；;：:()（）[\]\n]+|\.(?=\s|$)/u).filter((clause) => clause.trim() !== '');
}

/** Joins what several cues found; a phrase that stands within another one of its kind is the same. */
export function distinct(phrases: readonly ExcludedPhrase[]): ExcludedPhrase[] {
  const lower = (phrase: ExcludedPhrase) => phrase.written.toLowerCase();
  return phrases.filter((one, i) =>
    phrases.every((other, k) => {
      if (k === i || other.kind !== one.kind) return true;
      if (lower(other) === lower(one)) return i < k;
      return !lower(other).includes(lower(one)) || lower(one).length * 3 < lower(other).length;
    }),
  );
}
