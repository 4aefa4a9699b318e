import type { Me } from '../client/reads.ts';
import type { Words } from '../words/words.tsx';

type Page = '/' | '/listings' | '/demands' | '/board' | '/deals' | '/clients' | '/operate';
export type MenuEntry = { to: Page; label: string };

/** Where a person may go, by what it may do. */
export function mainMenu({ may, organisation, onBehalf }: Me, words: Words): MenuEntry[] {
  const isAllowed = new Set(may);
  const hasClients = organisation?.kind === 'agency' && !onBehalf && isAllowed.has('mandate.list');
  return [
    { to: '/', label: words.shell.home },
    ...(isAllowed.has('listing.list') ? [{ to: '/listings', label: words.shell.listings } as const] : []),
    ...(isAllowed.has('demand.list') ? [{ to: '/demands', label: words.shell.demands } as const] : []),
    ...(isAllowed.has('pair.search') ? [{ to: '/board', label: words.shell.matches } as const] : []),
    ...(isAllowed.has('deal.list') ? [{ to: '/deals', label: words.deal.list } as const] : []),
    ...(isAllowed.has('exchange.read') ? [{ to: '/operate', label: words.operate.title } as const] : []),
    ...(hasClients ? [{ to: '/clients', label: words.agency.menu } as const] : []),
  ];
}
