import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { recordIn } from '../record/search.ts';
import { GROUPS, type Group, SIDES, type SideName } from './board-state.ts';
import { lastVisit } from './last-visit.ts';
import { boardReads } from './reads.ts';

type BoardSearch = { listing?: string; demand?: string; group?: Group; side?: SideName; isNew?: true };

/** The record of a board, or what the board of all records is narrowed to. */
function boardIn(given: Record<string, unknown>): BoardSearch {
  const record = recordIn(given);
  if (record.listing || record.demand) return record;
  const asked: { group?: unknown; side?: unknown; isNew?: unknown } = given;
  const group = GROUPS.find((one) => one === asked.group);
  const side = SIDES.find((one) => one === asked.side);
  return { ...(group && { group }), ...(side && { side }), ...(asked.isNew === true && { isNew: true }) };
}

const board = createRoute({
  getParentRoute: () => acting,
  path: '/board',
  validateSearch: boardIn,
  loaderDeps: ({ search: { listing, demand, group, side, isNew } }) => ({ listing, demand, group, side, isNew }),
  loader: async ({
    preload,
    context: { queryClient, language, me },
    deps: { listing, demand, group = 'open', side, isNew },
  }) => {
    if (listing) {
      await Promise.all([
        queryClient.ensureQueryData(reads.listing(listing)),
        queryClient.ensureQueryData(boardReads.pairs({ listing }, language)),
      ]);
      return {};
    }
    if (demand) {
      await Promise.all([
        queryClient.ensureQueryData(reads.demand(demand)),
        queryClient.ensureQueryData(boardReads.pairs({ demand }, language)),
      ]);
      return {};
    }
    // What is read ahead of a click is no visit.
    const store = preload ? { getItem: (key: string) => localStorage.getItem(key), setItem: () => {} } : localStorage;
    const visitedAt = lastVisit(me.person?.id ?? '', new Date(), store);
    const since = isNew ? visitedAt : undefined;
    const filter = { group, ...(side && { side }), ...(since && { since }) };
    await queryClient.ensureInfiniteQueryData(boardReads.all(filter, language));
    return visitedAt ? { visitedAt } : {};
  },
  component: lazyRouteComponent(() => import('./page.tsx'), 'BoardPage'),
});

export const boardRoutes = [board] as const;
