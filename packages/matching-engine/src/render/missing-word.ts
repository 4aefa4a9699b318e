import { termId } from '../profile/profile.ts';
import type { Counterfactual } from '../reason/change-schema.ts';
import type { MissingWords } from '../reason/missing-words.ts';
import { asWritten, contextOf } from './quotation.ts';
import type { ScoredText } from './resolve.ts';

/**
 * The heaviest missing word that is worth a question: a whole word of which the listing has no similar form. Both texts
 * and the word must be in one language, because a gloss may give two names to one thing. Undefined when a record has
 * changed since.
 */
export function missingWordQuestion(
  { space, words }: MissingWords,
  listing: ScoredText,
  demand: ScoredText,
): Counterfactual | undefined {
  if (!listing || !demand?.language || demand.language !== listing.language) return undefined;
  if (space !== 'common' && space !== demand.language) return undefined;
  const written = new Map((demand.terms[space] ?? []).map((term) => [termId(term[0]), term] as const));
  const said = plain(listing.passages.join('\n'));
  for (const [id, score] of words) {
    const [, , surface, gloss] = written.get(id) ?? [];
    if (surface === undefined) continue;
    const to = asWritten(surface, demand.passages, space === 'ru');
    if (!isWholeWord(to) || said.includes(rootOf(to))) continue;
    const english = space === 'common' ? gloss : demand.terms.common?.find(([, , other]) => other === surface)?.[3];
    const quote = contextOf(to, demand.passages);
    return { changes: [{ code: 'word_used', to, english: english ?? null, quote }], score };
  }
  return undefined;
}

/** Two Chinese characters, four letters or an abbreviation; no number and no fragment of a word. */
function isWholeWord(word: string): boolean {
  return /^\p{Script=Han}{2,}$|^[\p{Script=Latin}\p{Script=Cyrillic}-]{4,}$|^\p{Lu}{2,}$/u.test(word);
}

/** A stem that forms of one word share, rather too short: a needless question is worse than a missing one. */
function rootOf(word: string): string {
  const lower = plain(word);
  return /\p{Script=Han}/u.test(lower) ? lower : lower.slice(0, Math.max(4, lower.length - 3));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
