import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { inside } from '../parent-routes.ts';

const join = createRoute({
  getParentRoute: () => inside,
  path: '/join',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(reads.memberships()),
  component: lazyRouteComponent(() => import('./page.tsx'), 'JoinPage'),
});

export const joinRoutes = [join] as const;
