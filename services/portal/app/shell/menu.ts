import type { Me } from '../client/reads.ts';
import type { Words } from '../words/words.tsx';

export type MenuEntry = { to: '/'; label: string };

/** Where a person may go, by what it may do. */
export function mainMenu(_me: Me, words: Words): MenuEntry[] {
  return [{ to: '/', label: words.shell.home }];
}
