import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { agencyReads } from '../agency/reads.ts';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';

const verification = createRoute({
  getParentRoute: () => acting,
  path: '/verification',
  loader: ({ context: { queryClient, organisation } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.verificationRequests(organisation.id)),
      organisation.kind === 'agency' &&
        Promise.all([
          queryClient.ensureQueryData(reads.accreditationRequests(organisation.id)),
          queryClient.ensureQueryData(agencyReads.agency(organisation.id)),
        ]),
    ]),
  component: lazyRouteComponent(() => import('./page.tsx'), 'VerificationPage'),
});

export const verificationRoutes = [verification] as const;
