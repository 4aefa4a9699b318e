import { createRoute } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { HomePage } from './page.tsx';

const home = createRoute({
  getParentRoute: () => acting,
  path: '/',
  loader: ({ context: { queryClient, language, me } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.notifications(language, 6)),
      // A mandate may reach the one or the other, or a single record.
      me.may.includes('listing.list') && queryClient.ensureInfiniteQueryData(reads.listings()),
      me.may.includes('demand.list') && queryClient.ensureInfiniteQueryData(reads.demands()),
    ]),
  component: HomePage,
});

export const homeRoutes = [home] as const;
