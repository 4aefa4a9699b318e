import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../parent-routes.ts';
import { recordIn } from '../record/search.ts';

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  validateSearch: recordIn,
  component: lazyRouteComponent(() => import('./page.tsx'), 'ReportPage'),
});

export const reportRoutes = [report] as const;
