import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';

const verification = createRoute({
  getParentRoute: () => acting,
  path: '/verification',
  loader: ({ context: { queryClient, organisation } }) =>
    queryClient.ensureQueryData(reads.verificationRequests(organisation.id)),
  component: lazyRouteComponent(() => import('./page.tsx'), 'VerificationPage'),
});

export const verificationRoutes = [verification] as const;
