import type { QueryClient } from '@tanstack/react-query';
import { createRouter } from '@tanstack/react-router';
import { accountRoutes } from './account/routes.ts';
import { agencyRoutes } from './agency/routes.ts';
import { boardRoutes } from './board/routes.ts';
import { actingFor } from './client/acting.ts';
import { reads } from './client/reads.ts';
import { dealRoutes } from './deal/routes.ts';
import { demandRoutes } from './demand/routes.ts';
import { enquiryRoutes } from './enquiry/routes.ts';
import { homeRoutes } from './home/routes.ts';
import { importRoutes } from './import/routes.ts';
import { joinRoutes } from './join/routes.ts';
import { listingRoutes } from './listing/routes.ts';
import { memberRoutes } from './member/routes.ts';
import { notificationRoutes } from './notification/routes.ts';
import { operateRoutes } from './operate/routes.ts';
import { FailedPage, MissingPage, Waiting } from './page/states.tsx';
import { acting, inside, root } from './parent-routes.ts';
import { proposalRoutes } from './proposal/routes.ts';
import { reportRoutes } from './report/routes.ts';
import { savedSearchRoutes } from './saved-search/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';
import { verificationRoutes } from './verification/routes.ts';

const tree = root.addChildren([
  ...signInRoutes,
  ...reportRoutes,
  inside.addChildren([
    ...joinRoutes,
    ...accountRoutes,
    ...notificationRoutes,
    ...savedSearchRoutes,
    acting.addChildren([
      ...homeRoutes,
      ...verificationRoutes,
      ...memberRoutes,
      ...listingRoutes,
      ...demandRoutes,
      ...proposalRoutes,
      ...dealRoutes,
      ...boardRoutes,
      ...enquiryRoutes,
      ...operateRoutes,
      ...importRoutes,
      ...agencyRoutes,
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
      mandateOver: async () => {
        await queryClient.fetchQuery({ ...reads.me(), staleTime: 0 });
        if (actingFor()) return;
        queryClient.clear();
        await router.navigate({ to: '/clients' });
        await router.invalidate();
      },
    },
    defaultPreload: 'intent',
    // what was read is kept by the query client alone
    defaultPreloadStaleTime: 0,
    defaultPendingMs: FIRST_WAIT_MS,
    // By itself it would keep a page back for half a second, once it has said that one waits.
    defaultPendingMinMs: 0,
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
