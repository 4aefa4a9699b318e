import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from '../parent-routes.ts';
import { savedReads } from './reads.ts';

const newSavedSearch = createRoute({
  getParentRoute: () => inside,
  path: '/saved-searches/new',
  validateSearch: ({ of, query }: Record<string, unknown>): { of: 'listings' | 'demands'; query: string } => ({
    of: of === 'demands' ? 'demands' : 'listings',
    query: typeof query === 'string' ? query : '',
  }),
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewSavedSearchPage'),
});

const savedSearches = createRoute({
  getParentRoute: () => inside,
  path: '/saved-searches',
  loader: ({ context: { queryClient } }) =>
    Promise.all([
      queryClient.ensureQueryData(savedReads.searches()),
      queryClient.ensureQueryData(savedReads.watches()),
    ]),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'SavedPage'),
});

export const savedSearchRoutes = [newSavedSearch, savedSearches] as const;
