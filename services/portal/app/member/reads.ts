import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';

const MOST = 100;

/** Who belongs to an organisation, who asks to, and who is asked. Under one key, so that a decision drops all of it. */
export const memberReads = {
  members: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'members'],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/members', { path: { id }, query: { limit: MOST }, signal }),
    }),
  joinRequests: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'members', 'requests'],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/join-requests', {
          path: { id },
          query: { state: 'pending', limit: MOST },
          signal,
        }),
    }),
  invitations: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'members', 'invitations'],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/invitations', { path: { id }, query: { limit: MOST }, signal }),
    }),
} as const;
