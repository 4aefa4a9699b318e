import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { reads } from './client/reads.ts';
import { Shell } from './shell/shell.tsx';
import type { Language } from './words/language.ts';

type RouterContext = {
  queryClient: QueryClient;
  language: Language;
  /** The session is over: the way back leads through the sign-in. */
  signedOut: () => void;
  /** The client may not be acted for any more, or so it seems: it is asked once more. */
  mandateOver: () => void;
};

/** Above every page. */
export const root = createRootRouteWithContext<RouterContext>()({ component: Outlet });

/** Pages of those who have signed in. */
export const inside = createRoute({
  getParentRoute: () => root,
  id: 'inside',
  beforeLoad: async ({ context: { queryClient }, location }) => {
    const me = await queryClient.ensureQueryData(reads.me());
    if (me.kind !== 'person') throw redirect({ to: '/sign-in', search: { to: location.href } });
    return { me };
  },
  component: Shell,
});

/** Pages of those who act for an organisation. */
export const acting = createRoute({
  getParentRoute: () => inside,
  id: 'acting',
  beforeLoad: ({ context: { me } }) => {
    if (!me.organisation) throw redirect({ to: '/join' });
    return { organisation: me.organisation };
  },
});
