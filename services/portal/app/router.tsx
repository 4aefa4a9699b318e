import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { reads } from './client/reads.ts';
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

const tree = root.addChildren([
  signIn,
  inside.addChildren([join, notifications, acting.addChildren([home, verification])]),
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
