import type { LocalizedText } from '@techbourse/domain';
import { bandsOf, overlap } from '@techbourse/text/fingerprint';

/** Shorter texts are never compared. */
const TERMS_MIN = 12;
const TERMS_FEW = 40;
/**
 * Share of common words and bigrams from which two texts count as one. A text with every tenth word changed keeps about
 * .7; different texts on one subject share less than .2.
 */
const OVERLAP_MIN = 0.65;
const OVERLAP_FEW_MIN = 0.9;

/** The fingerprint of a text: its hashed words and bigrams, ascending, and its MinHash bands. */
export type TextFingerprint = { language: string; terms: Uint32Array; bands: number[] };

type Texts = { title: LocalizedText; abstract?: LocalizedText | undefined };

/** The fingerprints of a listing's texts by language; none for short texts. */
export function fingerprintsOf({ title, abstract }: Texts): TextFingerprint[] {
  return Object.entries(abstract ?? {}).flatMap(([language, text]) => {
    const heading = title[language as keyof LocalizedText]?.text ?? '';
    const terms = termsOf(`${heading}. ${text?.text ?? ''}`);
    return terms.length < TERMS_MIN ? [] : [{ language, terms, bands: bandsOf(terms) }];
  });
}

/** Whether two texts are nearly the same. */
export function isSameText(a: TextFingerprint, b: TextFingerprint): boolean {
  if (a.language !== b.language) return false;
  const fewer = Math.min(a.terms.length, b.terms.length);
  return overlap(a.terms, b.terms) >= (fewer < TERMS_FEW ? OVERLAP_FEW_MIN : OVERLAP_MIN);
}

// Scripts without spaces are compared by their characters.
const WORD = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu;

function termsOf(text: string): Uint32Array {
  const words = text.normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`);
  return Uint32Array.from(new Set([...words, ...pairs].map(hashed))).sort();
}

/** FNV-1a, 32 bits. */
function hashed(term: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < term.length; i++) hash = Math.imul(hash ^ term.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
