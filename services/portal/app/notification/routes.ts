import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { inside } from '../parent-routes.ts';

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  loader: ({ context: { queryClient, language } }) => queryClient.ensureQueryData(reads.notifications(language, 50)),
  component: lazyRouteComponent(() => import('./page.tsx'), 'NotificationsPage'),
});

export const notificationRoutes = [notifications] as const;
