import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { recordIn } from '../record/search.ts';

const board = createRoute({
  getParentRoute: () => acting,
  path: '/board',
  validateSearch: recordIn,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { listing, demand } }) => {
    if (listing) {
      await Promise.all([
        queryClient.ensureQueryData(reads.listing(listing)),
        queryClient.ensureQueryData(reads.pairs({ listing })),
      ]);
    } else if (demand) {
      await Promise.all([
        queryClient.ensureQueryData(reads.demand(demand)),
        queryClient.ensureQueryData(reads.pairs({ demand })),
      ]);
    } else throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./page.tsx'), 'BoardPage'),
});

export const boardRoutes = [board] as const;
