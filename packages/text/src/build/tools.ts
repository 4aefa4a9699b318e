import { ensureModel } from './model.ts';

/**
 * Makes what this package reads while running: the embedding model. Does nothing for what is there already,
 * and may run in several processes at once.
 * @returns names of what had to be made
 */
export async function buildTextTools(tools: string): Promise<string[]> {
  const made: string[] = [];
  if (await ensureModel(tools)) made.push('model');
  return made;
}
