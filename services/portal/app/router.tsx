import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { type DemandState, type ListingState, reads } from './client/reads.ts';
import { HomePage } from './home/page.tsx';
import { FailedPage, MissingPage, Waiting } from './page/states.tsx';
import { Shell } from './shell/shell.tsx';
import type { Language } from './words/language.ts';

type RouterContext = {
  queryClient: QueryClient;
  language: Language;
  /** The session is over: the way back leads through the sign-in. */
  signedOut: () => void;
};

const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** A path inside the workbench, so that nobody is led elsewhere after signing in. */
const isInside = (path: unknown): path is string => typeof path === 'string' && /^\/(?![/\\])/.test(path);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to, ended }: Record<string, unknown>): { to?: string; ended?: true } => ({
    ...(isInside(to) && { to }),
    ...(ended === true && { ended }),
  }),
  component: lazyRouteComponent(() => import('./sign-in/page.tsx'), 'SignInPage'),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await queryClient.ensureQueryData(reads.me());
    if (me.kind !== 'person') throw redirect({ to: '/sign-in', search: { to: location.href } });
    return { me };
  },
  component: Shell,
});

const join = createRoute({
  getParentRoute: () => inside,
  path: '/join',
  loader: ({ context: { queryClient } }) => queryClient.ensureQueryData(reads.memberships()),
  component: lazyRouteComponent(() => import('./join/page.tsx'), 'JoinPage'),
});

const notifications = createRoute({
  getParentRoute: () => inside,
  path: '/notifications',
  loader: ({ context: { queryClient, language } }) => queryClient.ensureQueryData(reads.notifications(language, 50)),
  component: lazyRouteComponent(() => import('./notification/page.tsx'), 'NotificationsPage'),
});

/** Pages of those who act for an organisation. */
const acting = createRoute({
  getParentRoute: () => inside,
  id: 'acting',
  beforeLoad: ({ context: { me } }) => {
    if (!me.organisation) throw redirect({ to: '/join' });
    return { organisation: me.organisation };
  },
});

const home = createRoute({
  getParentRoute: () => acting,
  path: '/',
  loader: ({ context: { queryClient, language } }) =>
    Promise.all([
      queryClient.ensureQueryData(reads.notifications(language, 6)),
      queryClient.ensureInfiniteQueryData(reads.listings()),
      queryClient.ensureInfiniteQueryData(reads.demands()),
    ]),
  component: HomePage,
});

const verification = createRoute({
  getParentRoute: () => acting,
  path: '/verification',
  loader: ({ context: { queryClient, organisation } }) =>
    queryClient.ensureQueryData(reads.verificationRequests(organisation.id)),
  component: lazyRouteComponent(() => import('./verification/page.tsx'), 'VerificationPage'),
});

const LISTING_STATES: readonly ListingState[] = [
  'draft',
  'in_review',
  'published',
  'reserved',
  'transferred',
  'withdrawn',
  'expired',
];
const DEMAND_STATES: readonly DemandState[] = ['draft', 'in_review', 'open', 'closed'];
/** The state that a list is narrowed to, as its address says. */
function stateIn<State extends string>(states: readonly State[]) {
  return ({ state }: Record<string, unknown>): { state?: State } => {
    const known = states.find((one) => one === state);
    return known ? { state: known } : {};
  };
}
const listingStateIn = stateIn(LISTING_STATES);
const demandStateIn = stateIn(DEMAND_STATES);
const stepIn = ({ step }: Record<string, unknown>): { step: string } => ({ step: String(step ?? '') });

const listings = createRoute({
  getParentRoute: () => acting,
  path: '/listings',
  validateSearch: listingStateIn,
  loaderDeps: ({ search: { state } }) => ({ state }),
  loader: ({ context: { queryClient }, deps: { state } }) => queryClient.ensureInfiniteQueryData(reads.listings(state)),
  component: lazyRouteComponent(() => import('./listing/list-page.tsx'), 'ListingListPage'),
});

const newListing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/new',
  component: lazyRouteComponent(() => import('./listing/new-page.tsx'), 'NewListingPage'),
});

const listing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.listing(id)),
  component: lazyRouteComponent(() => import('./listing/page.tsx'), 'ListingPage'),
});

const editListing = createRoute({
  getParentRoute: () => acting,
  path: '/listings/$id/edit',
  validateSearch: stepIn,
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.listing(id)),
  component: lazyRouteComponent(() => import('./listing/edit-page.tsx'), 'EditListingPage'),
});

const demands = createRoute({
  getParentRoute: () => acting,
  path: '/demands',
  validateSearch: demandStateIn,
  loaderDeps: ({ search: { state } }) => ({ state }),
  loader: ({ context: { queryClient }, deps: { state } }) => queryClient.ensureInfiniteQueryData(reads.demands(state)),
  component: lazyRouteComponent(() => import('./demand/list-page.tsx'), 'DemandListPage'),
});

const newDemand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/new',
  component: lazyRouteComponent(() => import('./demand/new-page.tsx'), 'NewDemandPage'),
});

const demand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/$id',
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.demand(id)),
  component: lazyRouteComponent(() => import('./demand/page.tsx'), 'DemandPage'),
});

const editDemand = createRoute({
  getParentRoute: () => acting,
  path: '/demands/$id/edit',
  validateSearch: stepIn,
  loader: ({ context: { queryClient }, params: { id } }) => queryClient.ensureQueryData(reads.demand(id)),
  component: lazyRouteComponent(() => import('./demand/edit-page.tsx'), 'EditDemandPage'),
});

/** The one record that a page is about. */
const recordIn = ({ listing, demand }: Record<string, unknown>): { listing?: string; demand?: string } => ({
  ...(typeof listing === 'string' && { listing }),
  ...(typeof demand === 'string' && typeof listing !== 'string' && { demand }),
});

const board = createRoute({
  getParentRoute: () => acting,
  path: '/board',
  validateSearch: recordIn,
  loaderDeps: ({ search }) => search,
  loader: async ({ context: { queryClient }, deps: { listing, demand } }) => {
    if (listing) {
      await Promise.all([
        queryClient.ensureQueryData(reads.listing(listing)),
        queryClient.ensureQueryData(reads.pairs({ listing })),
      ]);
    } else if (demand) {
      await Promise.all([
        queryClient.ensureQueryData(reads.demand(demand)),
        queryClient.ensureQueryData(reads.pairs({ demand })),
      ]);
    } else throw redirect({ to: '/' });
  },
  component: lazyRouteComponent(() => import('./board/page.tsx'), 'BoardPage'),
});

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
  component: lazyRouteComponent(() => import('./enquiry/page.tsx'), 'EnquiryPage'),
});

const newSavedSearch = createRoute({
  getParentRoute: () => inside,
  path: '/saved-searches/new',
  validateSearch: ({ of, query }: Record<string, unknown>): { of: 'listings' | 'demands'; query: string } => ({
    of: of === 'demands' ? 'demands' : 'listings',
    query: typeof query === 'string' ? query : '',
  }),
  component: lazyRouteComponent(() => import('./saved-search/new-page.tsx'), 'NewSavedSearchPage'),
});

const report = createRoute({
  getParentRoute: () => root,
  path: '/report',
  validateSearch: recordIn,
  component: lazyRouteComponent(() => import('./report/page.tsx'), 'ReportPage'),
});

const tree = root.addChildren([
  signIn,
  report,
  inside.addChildren([
    join,
    notifications,
    newSavedSearch,
    acting.addChildren([
      enquiry,
      home,
      verification,
      listings,
      newListing,
      listing,
      editListing,
      demands,
      newDemand,
      demand,
      editDemand,
      board,
    ]),
  ]),
]);

const FIRST_WAIT_MS = 200;

/** All pages of the workbench. What a page shows is read before it is shown. */
export function createWorkbenchRouter(queryClient: QueryClient) {
  const router = createRouter({
    routeTree: tree,
    basepath: '/app',
    context: {
      queryClient,
      language: 'en',
      signedOut: () => {
        const { href, pathname } = router.state.location;
        if (pathname === '/sign-in') return;
        queryClient.removeQueries({ queryKey: reads.me().queryKey });
        router.navigate({ to: '/sign-in', search: { to: href, ended: true } });
      },
    },
    defaultPreload: 'intent',
    // what was read is kept by the query client alone
    defaultPreloadStaleTime: 0,
    defaultPendingMs: FIRST_WAIT_MS,
    defaultPendingComponent: Waiting,
    defaultErrorComponent: FailedPage,
    defaultNotFoundComponent: MissingPage,
    scrollRestoration: true,
  });
  return router;
}

export type WorkbenchRouter = ReturnType<typeof createWorkbenchRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: WorkbenchRouter;
  }
}
