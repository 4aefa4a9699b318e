import type { Me } from '../client/reads.ts';
import type { Words } from '../words/words.tsx';

export type MenuEntry = { to: '/' | '/listings' | '/demands' | '/board' | '/deals' | '/operate'; label: string };

/** Where a person may go, by what it may do. */
export function mainMenu({ may }: Me, words: Words): MenuEntry[] {
  const isAllowed = new Set(may);
  return [
    { to: '/', label: words.shell.home },
    ...(isAllowed.has('listing.list') ? [{ to: '/listings', label: words.shell.listings } as const] : []),
    ...(isAllowed.has('demand.list') ? [{ to: '/demands', label: words.shell.demands } as const] : []),
    ...(isAllowed.has('pair.search') ? [{ to: '/board', label: words.shell.matches } as const] : []),
    ...(isAllowed.has('deal.list') ? [{ to: '/deals', label: words.deal.list } as const] : []),
    ...(isAllowed.has('exchange.read') ? [{ to: '/operate', label: words.operate.title } as const] : []),
  ];
}
