import { createRoute } from '@tanstack/react-router';
import { agencyReads } from '../agency/reads.ts';
import { reads } from '../client/reads.ts';
import { dealReads } from '../deal/reads.ts';
import { acting } from '../parent-routes.ts';
import { HomePage } from './page.tsx';

/** Mandates that one side has still to answer. */
const asked = { state: 'proposed' } as const;

const home = createRoute({
  getParentRoute: () => acting,
  path: '/',
  loader: ({ context: { queryClient, language, me } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.notifications(language, 6)),
      me.may.includes('deal.list') && queryClient.ensureInfiniteQueryData(dealReads.list({ turn: 'own' })),
      me.may.includes('mandate.list') && queryClient.ensureInfiniteQueryData(agencyReads.mandates('client', asked)),
      me.may.includes('mandate.list') && queryClient.ensureInfiniteQueryData(agencyReads.mandates('agency', asked)),
      // A mandate may reach the one or the other, or a single record.
      me.may.includes('listing.list') && queryClient.ensureInfiniteQueryData(reads.listings()),
      me.may.includes('demand.list') && queryClient.ensureInfiniteQueryData(reads.demands()),
    ]),
  component: HomePage,
});

export const homeRoutes = [home] as const;
