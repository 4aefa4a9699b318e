import { createRoute, lazyRouteComponent, notFound } from '@tanstack/react-router';
import { acting } from '../parent-routes.ts';
import { importReads } from './reads.ts';

const importFile = createRoute({
  getParentRoute: () => acting,
  path: '/import/$kind',
  params: {
    parse: ({ kind }): { kind: 'listings' | 'demands' } => {
      if (kind !== 'listings' && kind !== 'demands') throw notFound();
      return { kind };
    },
    stringify: ({ kind }) => ({ kind }),
  },
  loader: ({ context: { queryClient }, params: { kind } }) => queryClient.ensureQueryData(importReads.runs(kind)),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ImportPage'),
});

export const importRoutes = [importFile] as const;
