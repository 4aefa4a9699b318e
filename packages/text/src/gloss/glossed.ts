/**
 * A word of the source and its English; `english` is empty for a word that carries nothing. `also` is another English
 * that is nearly as likely: it counts as a term, and a text to be read does without it.
 */
export type Glossed = { source: string; english: string; also?: string };

/**
 * A word with its English as tables and word lists write it: one rendering, or two with a bar between.
 * @example glossedAs('硝化', 'nitrification|nitration') // { source: '硝化', english: 'nitrification', also: 'nitration' }
 */
export function glossedAs(source: string, gloss: string): Glossed {
  const [english = '', also] = gloss.split('|');
  return also ? { source, english, also } : { source, english };
}
