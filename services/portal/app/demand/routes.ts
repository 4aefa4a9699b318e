import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type DemandState, reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { stateIn, stepIn } from '../record/search.ts';

const DEMAND_STATES: readonly DemandState[] = ['draft', 'in_review', 'open', 'closed'];
// Inferred here by itself: within the route it would be read as of no state at all.
const demandStateIn = stateIn(DEMAND_STATES);

const demands = createRoute({
  getParentRoute: () => acting,
  path: '/demands',
  validateSearch: demandStateIn,
  loaderDeps: ({ search: { state } }) => ({ state }),
  loader: ({ context: { queryClient }, deps: { state } }) => queryClient.ensureInfiniteQueryData(reads.demands(state)),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'DemandListPage'),
});

const newDemand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/new',
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewDemandPage'),
});

const demand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.demand(id)),
  component: lazyRouteComponent(() => import('./page.tsx'), 'DemandPage'),
});

const editDemand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/$id/edit',
  validateSearch: stepIn,
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.demand(id)),
  component: lazyRouteComponent(() => import('./edit-page.tsx'), 'EditDemandPage'),
});

export const demandRoutes = [demands, newDemand, demand, editDemand] as const;
