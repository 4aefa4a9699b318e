import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from '../parent-routes.ts';

/** A path inside the workbench, so that nobody is led elsewhere after signing in. */
const isInside = (path: unknown): path is string => typeof path === 'string' && /^\/(?![/\\])/.test(path);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ to, ended }: Record<string, unknown>): { to?: string; ended?: true } => ({
    ...(isInside(to) && { to }),
    ...(ended === true && { ended }),
  }),
  component: lazyRouteComponent(() => import('./page.tsx'), 'SignInPage'),
});

export const signInRoutes = [signIn] as const;
