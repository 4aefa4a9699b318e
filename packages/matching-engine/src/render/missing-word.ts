import { termId } from '../profile/profile.ts';
import type { Counterfactual } from '../reason/change-schema.ts';
import type { MissingWords } from '../reason/missing-words.ts';
import { asWritten, contextOf } from './quotation.ts';
import type { ScoredText } from './resolve.ts';

/**
 * The weightiest missing word that is worth a question: one that a reader knows as a word, and of which nothing that
 * looks alike stands in the listing. Only where both texts are in one language, and the word in that one: what a gloss
 * calls by two names is missing for the score, and for nobody else. Undefined when a record has moved on since.
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

/** Two Chinese characters, four letters or an abbreviation; no number, and no piece of a word that no dictionary has. */
function isWholeWord(word: string): boolean {
  return /^\p{Script=Han}{2,}$|^[\p{Script=Latin}\p{Script=Cyrillic}-]{4,}$|^\p{Lu}{2,}$/u.test(word);
}

/** What forms of one word have in common, or a little less: it is better not to ask than to ask for what is there. */
function rootOf(word: string): string {
  const lower = plain(word);
  return /\p{Script=Han}/u.test(lower) ? lower : lower.slice(0, Math.max(4, lower.length - 3));
}

function plain(text: string): string {
  return text.toLowerCase().replaceAll('ё', 'е');
}
