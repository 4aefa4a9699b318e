import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type ListingState, reads } from '../client/reads.ts';
import { acting } from '../parent-routes.ts';
import { stateIn, stepIn } from '../record/search.ts';

const LISTING_STATES: readonly ListingState[] = [
  'draft',
  'in_review',
  'published',
  'reserved',
  'transferred',
  'withdrawn',
  'expired',
];

// Inferred here by itself: within the route it would be read as of no state at all.
const listingStateIn = stateIn(LISTING_STATES);

const listings = createRoute({
  getParentRoute: () => acting,
  path: '/listings',
  validateSearch: listingStateIn,
  loaderDeps: ({ search: { state } }) => ({ state }),
  loader: ({ context: { queryClient }, deps: { state } }) => queryClient.ensureInfiniteQueryData(reads.listings(state)),
  component: lazyRouteComponent(() => import('./list-page.tsx'), 'ListingListPage'),
});

const newListing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/new',
  component: lazyRouteComponent(() => import('./new-page.tsx'), 'NewListingPage'),
});

const listing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.listing(id)),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ListingPage'),
});

const editListing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/$id/edit',
  validateSearch: stepIn,
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.listing(id)),
  component: lazyRouteComponent(() => import('./edit-page.tsx'), 'EditListingPage'),
});

export const listingRoutes = [listings, newListing, listing, editListing] as const;
