import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { isMissing } from '../client/problem.ts';
import { reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { ORDERS, SHOWN, type View } from './proposals.ts';
import { proposalReads } from './reads.ts';

/** What is looked at, in which order, as the address says. */
function viewIn({ show, order }: Record<string, unknown>): Partial<View> {
  const [shown, ordered] = [SHOWN.find((one) => one === show), ORDERS.find((one) => one === order)];
  return { ...(shown && { show: shown }), ...(ordered && { order: ordered }) };
}

const proposals = createRoute({
  getParentRoute: () => acting,
  path: '/demands/$id/proposals',
  validateSearch: viewIn,
  loader: ({ context: { queryClient }, params: { id } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.demand(id)),
      // A need that was posted a moment ago is not known yet where deals are kept.
      queryClient.ensureQueryData(proposalReads.ofDemand(id)).catch((error: unknown) => {
        if (!isMissing(error)) throw error;
      }),
    ]),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ProposalsPage'),
});

export const proposalRoutes = [proposals] as const;
