import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { recordIn } from '../record/search.ts';

const enquiry = createRoute({
  getParentRoute: () => acting,
  path: '/enquiry',
  validateSearch: recordIn,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { listing, demand } }) => {
    if (listing) await queryClient.ensureQueryData(reads.listing(listing));
    else if (demand) await queryClient.ensureQueryData(reads.demand(demand));
    else throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./page.tsx'), 'EnquiryPage'),
});

export const enquiryRoutes = [enquiry] as const;
