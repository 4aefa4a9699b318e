import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from '../parent-routes.ts';

const newSavedSearch = createRoute({
  getParentRoute: () => inside,
  path: '/saved-searches/new',
  validateSearch: ({ of, query }: Record<string, unknown>): { of: 'listings' | 'demands'; query: string } => ({
    of: of === 'demands' ? 'demands' : 'listings',
    query: typeof query === 'string' ? query : '',
  }),
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewSavedSearchPage'),
});

export const savedSearchRoutes = [newSavedSearch] as const;
