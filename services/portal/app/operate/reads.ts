import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RequestOf, Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';

const PAGE = 50;
/** Rows of each queue; the API gives no more. */
const ROWS = 100;
const LIVE_MS = 5000;

export type OrganisationState = NonNullable<Schemas['Organisation']['state']>;
export type OrganisationFilter = { q?: string; state?: OrganisationState; verified?: 'false' };
export type PeopleFilter = { q?: string; state?: Schemas['PersonRow']['state'] };
export type ReportState = Schemas['AbuseReport']['state'];
type Statistics = NonNullable<RequestOf<'/api/statistics/contracts', 'get'>['query']>;

/** What the operator's pages read. Everything of one organisation is under its id, so that a decision drops it at once. */
export const operateReads = {
  work: () =>
    queryOptions({
      queryKey: ['operate', 'work'],
      queryFn: ({ signal }) => api.get('/api/operations/work', { query: { limit: ROWS }, signal }),
      refetchInterval: 3 * LIVE_MS,
    }),
  organisations: (filter: OrganisationFilter) =>
    infiniteQueryOptions({
      queryKey: ['operate', 'organisations', filter],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/organisations', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  organisation: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'record'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}', { path: { id }, signal }),
    }),
  requests: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'requests'],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/verification-requests', { path: { id }, query: { limit: PAGE }, signal }),
    }),
  accreditations: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'accreditations'],
      queryFn: ({ signal }) =>
        api.get('/api/agencies/{id}/accreditation-requests', { path: { id }, query: { limit: PAGE }, signal }),
    }),
  domains: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'domains'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/domains', { path: { id }, signal }),
    }),
  members: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'members'],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/members', { path: { id }, query: { limit: ROWS }, signal }),
    }),
  keys: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'keys'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/keys', { path: { id }, signal }),
    }),
  happened: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'happened'],
      queryFn: ({ signal }) => api.get('/api/audit', { query: { subject: id, limit: 20 }, signal }),
    }),
  mandates: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'mandates'],
      queryFn: ({ signal }) => api.get('/api/mandates', { query: { with: id, limit: PAGE }, signal }),
    }),
  listingsOf: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'listings'],
      queryFn: ({ signal }) =>
        api.get('/api/listings', { query: { owner: 'everyone', client: id, limit: ROWS }, signal }),
    }),
  demandsOf: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'demands'],
      queryFn: ({ signal }) =>
        api.get('/api/demands', { query: { owner: 'everyone', client: id, limit: ROWS }, signal }),
    }),
  provider: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'sso'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/sso', { path: { id }, signal }),
    }),
  merge: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'merge'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/merge', { path: { id }, signal }),
    }),
  mergePreview: (id: string, into: string) =>
    queryOptions({
      queryKey: ['operate', 'organisation', id, 'preview', into],
      queryFn: ({ signal }) =>
        api.get('/api/organisations/{id}/merge-preview', { path: { id }, query: { into }, signal }),
      staleTime: 0,
    }),
  reports: (state: ReportState) =>
    infiniteQueryOptions({
      queryKey: ['operate', 'reports', state],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/abuse-reports', { query: { state, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  report: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'report', id],
      queryFn: ({ signal }) => api.get('/api/abuse-reports/{id}', { path: { id }, signal }),
    }),
  disputes: () =>
    queryOptions({
      queryKey: ['operate', 'disputes'],
      queryFn: ({ signal }) => api.get('/api/title/disputes', { query: { state: 'open', limit: ROWS }, signal }),
    }),
  contract: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'contract', id],
      queryFn: ({ signal }) => api.get('/api/contracts/{id}', { path: { id }, signal }),
    }),
  people: (filter: PeopleFilter) =>
    infiniteQueryOptions({
      queryKey: ['operate', 'people', filter],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/people', { query: { ...filter, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  person: (id: string) =>
    queryOptions({
      queryKey: ['operate', 'person', id],
      queryFn: ({ signal }) => api.get('/api/people/{id}', { path: { id }, signal }),
    }),
  imports: () =>
    queryOptions({
      queryKey: ['operate', 'imports'],
      queryFn: ({ signal }) => api.get('/api/operations/imports', { query: { limit: ROWS }, signal }),
    }),
  health: () =>
    queryOptions({
      queryKey: ['operate', 'health'],
      queryFn: ({ signal }) => api.get('/api/operations/health', { signal }),
      refetchInterval: LIVE_MS,
    }),
  jobs: () =>
    queryOptions({
      queryKey: ['operate', 'jobs'],
      queryFn: ({ signal }) => api.get('/api/operations/jobs', { signal }),
      refetchInterval: LIVE_MS,
    }),
  letters: () =>
    queryOptions({
      queryKey: ['operate', 'letters'],
      queryFn: ({ signal }) => api.get('/api/operations/dead-letters', { query: { limit: ROWS }, signal }),
      refetchInterval: LIVE_MS,
    }),
  weights: () =>
    queryOptions({
      queryKey: ['operate', 'matching', 'weights'],
      queryFn: ({ signal }) => api.get('/api/operations/matching/weights', { signal }),
    }),
  rematches: () =>
    queryOptions({
      queryKey: ['operate', 'matching', 'rematches'],
      queryFn: ({ signal }) => api.get('/api/operations/matching/rematches', { signal }),
      refetchInterval: ({ state: { data } }) => (data?.items[0]?.state === 'running' ? LIVE_MS : false),
    }),
  exposure: () =>
    queryOptions({
      queryKey: ['operate', 'matching', 'exposure'],
      queryFn: ({ signal }) => api.get('/api/operations/matching/exposure', { signal }),
    }),
  statistics: (query: Statistics) =>
    queryOptions({
      queryKey: ['operate', 'statistics', query],
      queryFn: ({ signal }) => api.get('/api/statistics/contracts', { query, signal }),
    }),
} as const;
