import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { inside } from '../parent-routes.ts';
import { accountReads } from './reads.ts';

const account = createRoute({
  getParentRoute: () => inside,
  path: '/account',
  loader: ({ context: { queryClient, language } }) =>
    Promise.all([
      queryClient.ensureQueryData(accountReads.account()),
      queryClient.ensureQueryData(accountReads.sessions()),
      queryClient.ensureQueryData(accountReads.passkeys()),
      queryClient.ensureQueryData(accountReads.preferences(language)),
    ]),
  component: lazyRouteComponent(() => import('./page.tsx'), 'AccountPage'),
});

export const accountRoutes = [account] as const;
