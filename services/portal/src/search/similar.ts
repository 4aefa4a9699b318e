import type { Language, LocalizedText } from '@techbourse/domain';
import { nameOf } from '../page/format.ts';
import { type Query, queryOf } from '../paths.ts';

type About = {
  id: string;
  title?: LocalizedText | undefined;
  keywords?: readonly string[] | undefined;
  ipc?: readonly string[] | undefined;
};

const SHOWN = 4;
const KEYWORDS_MAX = 5;
const WORDS_MAX = 400;

/**
 * Others of the same classes that share the words of a record: its keywords, else its title.
 * @param search asks for records of its kind
 */
export async function findSimilar<Hit extends { id: string }>(
  { id, title, keywords = [], ipc = [] }: About,
  language: Language,
  search: (query: string) => Promise<{ items: readonly Hit[] }>,
): Promise<Hit[]> {
  const words = keywords.length > 0 ? keywords.slice(0, KEYWORDS_MAX).join(' ') : nameOf(title, language);
  const subclass = [...new Set(ipc.map((code) => code.slice(0, 4)))].slice(0, KEYWORDS_MAX);
  const query: Query = { q: words.slice(0, WORDS_MAX), subclass, limit: SHOWN + 1 };
  if (words === '' && subclass.length === 0) return [];
  const { items } = await search(queryOf(query));
  return items.filter((hit) => hit.id !== id).slice(0, SHOWN);
}
