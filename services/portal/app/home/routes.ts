import { createRoute } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { HomePage } from './page.tsx';

const home = createRoute({
  getParentRoute: () => acting,
  path: '/',
  loader: ({ context: { queryClient, language } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.notifications(language, 6)),
      queryClient.ensureInfiniteQueryData(reads.listings()),
      queryClient.ensureInfiniteQueryData(reads.demands()),
    ]),
  component: HomePage,
});

export const homeRoutes = [home] as const;
