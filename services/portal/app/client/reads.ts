import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf, Schemas } from '@techbourse/client';
import type { Language } from '../words/language.ts';
import { actingFor, isMandateOver, loseActing } from './acting.ts';
import { api } from './client.ts';
import { problemOf } from './problem.ts';

export type Me = AnswerOf<'/api/me', 'get'>;
export type ListingState = Schemas['ListingState'];
export type DemandState = Schemas['DemandState'];
export type Side = { listing: string } | { demand: string };

const PAGE = 50;

/** Every read of the workbench, with the key under which its answer is kept. */
export const reads = {
  me: () =>
    queryOptions({
      queryKey: ['me'],
      queryFn: async ({ signal }) => {
        try {
          return await api.get('/api/me', { signal });
        } catch (error) {
          if (!actingFor() || !isMandateOver(problemOf(error)?.reason)) throw error;
          loseActing();
          return api.get('/api/me', { signal });
        }
      },
      staleTime: 60_000,
    }),
  memberships: () =>
    queryOptions({ queryKey: ['memberships'], queryFn: ({ signal }) => api.get('/api/memberships', { signal }) }),
  unread: () =>
    queryOptions({
      queryKey: ['notifications', 'unread'],
      queryFn: ({ signal }) => api.get('/api/notifications/unread', { signal }),
    }),
  notifications: (language: Language, limit: number) =>
    queryOptions({
      queryKey: ['notifications', 'list', language, limit],
      queryFn: ({ signal }) => api.get('/api/notifications', { query: { language, limit }, signal }),
    }),
  listings: (state?: ListingState) =>
    infiniteQueryOptions({
      queryKey: ['listings', 'list', state],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/listings', { query: { state, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  listing: (id: string) =>
    queryOptions({
      queryKey: ['listings', 'one', id],
      queryFn: ({ signal }) => api.get('/api/listings/{id}', { path: { id }, signal }),
    }),
  demands: (state?: DemandState) =>
    infiniteQueryOptions({
      queryKey: ['demands', 'list', state],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/demands', { query: { state, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  demand: (id: string) =>
    queryOptions({
      queryKey: ['demands', 'one', id],
      queryFn: ({ signal }) => api.get('/api/demands/{id}', { path: { id }, signal }),
    }),
  pair: (id: string, language: Language) =>
    queryOptions({
      queryKey: ['pairs', 'one', id, language],
      queryFn: ({ signal }) => api.get('/api/pairs/{id}', { path: { id }, query: { language }, signal }),
    }),
  organisationsLike: (name: string) =>
    queryOptions({
      queryKey: ['organisations', 'like', name],
      queryFn: ({ signal }) => api.get('/api/organisations/find', { query: { name }, signal }),
    }),
  accreditationRequests: (id: string) =>
    queryOptions({
      queryKey: ['agencies', 'asked', id],
      queryFn: ({ signal }) => api.get('/api/agencies/{id}/accreditation-requests', { path: { id }, signal }),
    }),
  verificationRequests: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'verification'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/verification-requests', { path: { id }, signal }),
    }),
} as const;
