import { ensureGlossary } from './glossary.ts';
import { ensureModel } from './model.ts';

/**
 * Makes what this package reads while running: the embedding model and the gloss tables of Chinese and Russian.
 * About 6 s the first time, milliseconds after that; may run in several processes at once.
 * @returns names of what had to be made
 */
export async function buildTextTools(tools: string): Promise<string[]> {
  const made: string[] = [];
  if (await ensureModel(tools)) made.push('model');
  if (await ensureGlossary(tools, 'zh')) made.push('Chinese glossary');
  if (await ensureGlossary(tools, 'ru')) made.push('Russian glossary');
  return made;
}
