import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { acting } from '../parent-routes.ts';
import { memberReads } from './reads.ts';

const members = createRoute({
  getParentRoute: () => acting,
  path: '/members',
  loader: async ({ context: { queryClient, organisation, me } }) => {
    if (!me.may.includes('member.read')) return;
    await Promise.all([
      queryClient.ensureQueryData(memberReads.members(organisation.id)),
      queryClient.ensureQueryData(memberReads.joinRequests(organisation.id)),
      queryClient.ensureQueryData(memberReads.invitations(organisation.id)),
    ]);
  },
  component: lazyRouteComponent(() => import('./page.tsx'), 'MembersPage'),
});

export const memberRoutes = [members] as const;
