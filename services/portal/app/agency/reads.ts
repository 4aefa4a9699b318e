import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RequestOf, Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import { isForbidden } from '../client/problem.ts';
import type { Language } from '../words/language.ts';

export type Mandate = Schemas['Mandate'];
export type MandateState = Schemas['MandateState'];
export type MandateSide = Schemas['MandateSide'];
type DealQuery = NonNullable<RequestOf<'/api/deals', 'get'>['query']>;
export type CaseFilter = Pick<DealQuery, 'client' | 'stage' | 'turn' | 'overdue'>;
export type Outcome = Schemas['AgencyDealOutcome'];

const PAGE = 50;
const MOST = 100;
const pages = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ nextCursor }: { nextCursor: string | null }) => nextCursor ?? undefined,
};
/** What nobody has decided on. */
const NEW: NonNullable<RequestOf<'/api/pairs/search', 'get'>['query']>['state'] = ['suggested', 'seen'];

/** The reads of the pages of agencies and their clients. */
export const agencyReads = {
  mandates: (side: MandateSide, filter: { state?: MandateState; endsBy?: string } = {}) =>
    infiniteQueryOptions({
      queryKey: ['mandates', 'list', side, filter],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/mandates', { query: { side, ...filter, limit: PAGE, cursor: pageParam }, signal }),
      ...pages,
    }),
  /** Those by which an agency acts today; one page holds them unless it has very many. */
  inForce: () =>
    queryOptions({
      queryKey: ['mandates', 'in force'],
      queryFn: ({ signal }) =>
        api.get('/api/mandates', { query: { side: 'agency', state: 'in_force', limit: MOST }, signal }),
    }),
  /** All between the own organisation and another one. */
  mandatesWith: (id: string) =>
    queryOptions({
      queryKey: ['mandates', 'with', id],
      queryFn: ({ signal }) => api.get('/api/mandates', { query: { with: id, limit: MOST }, signal }),
    }),
  /** Those of the own organisation that are accepted, to see what another one would meet. */
  ownAccepted: () =>
    queryOptions({
      queryKey: ['mandates', 'accepted'],
      queryFn: async ({ signal }) => {
        const lists = await Promise.all(
          (['in_force', 'accepted'] as const).map((state) =>
            api.get('/api/mandates', { query: { side: 'client', state, limit: MOST }, signal }),
          ),
        );
        return lists.flatMap(({ items }) => items);
      },
    }),
  mandate: (id: string) =>
    queryOptions({
      queryKey: ['mandates', 'one', id],
      queryFn: ({ signal }) => api.get('/api/mandates/{id}', { path: { id }, signal }),
    }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['mandates', 'versions', id],
      queryFn: ({ signal }) => api.get('/api/mandates/{id}/versions', { path: { id }, signal }),
    }),
  organisation: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'public'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}', { path: { id }, signal }),
    }),
  organisationsNamed: (name: string, kind: 'agency' | undefined) =>
    queryOptions({
      queryKey: ['organisations', 'named', name, kind],
      queryFn: ({ signal }) => api.get('/api/organisations', { query: { name, kind, limit: 10 }, signal }),
      enabled: name.length >= 2,
    }),
  publishedOf: (kind: 'listing' | 'demand', id: string) =>
    queryOptions({
      queryKey: ['published', kind, id],
      queryFn: async ({ signal }) => {
        const query = { organisation: id, limit: MOST };
        const { items } =
          kind === 'listing'
            ? await api.get('/api/listings/search', { query, signal })
            : await api.get('/api/demands/search', { query, signal });
        return items.map((item) => ({ id: item.id, title: item.title }));
      },
    }),
  ownRecordsOf: (kind: 'listing' | 'demand') =>
    queryOptions({
      queryKey: [`${kind}s`, 'to give'],
      queryFn: async ({ signal }) => {
        const query = { limit: MOST };
        const { items } =
          kind === 'listing'
            ? await api.get('/api/listings', { query, signal })
            : await api.get('/api/demands', { query, signal });
        return items.map((item) => ({ id: item.id, title: item.title }));
      },
    }),
  agency: (id: string) =>
    queryOptions({
      queryKey: ['agencies', 'one', id],
      queryFn: ({ signal }) => api.get('/api/agencies/{id}', { path: { id }, signal }),
    }),
  members: (id: string) =>
    queryOptions({
      queryKey: ['organisations', id, 'members'],
      queryFn: ({ signal }) => api.get('/api/organisations/{id}/members', { path: { id }, signal }),
    }),
  performance: (id: string) =>
    queryOptions({
      queryKey: ['agencies', 'performance', id],
      queryFn: ({ signal }) => api.get('/api/agencies/{id}/performance', { path: { id }, signal }),
    }),
  actedDeals: (id: string, outcome?: Outcome) =>
    infiniteQueryOptions({
      queryKey: ['agencies', 'deals', id, outcome],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/agencies/{id}/deals', {
          path: { id },
          query: { outcome, limit: PAGE, cursor: pageParam },
          signal,
        }),
      ...pages,
    }),
  /** How many open deals of the own organisation an agency has acted in; more than a page is told as that. */
  openDealsWith: (agency: string) =>
    queryOptions({
      queryKey: ['deals', 'of agency', agency],
      queryFn: ({ signal }) => api.get('/api/deals', { query: { agency, open: 'true', limit: MOST }, signal }),
    }),
  cases: (filter: CaseFilter) =>
    infiniteQueryOptions({
      queryKey: ['deals', 'of clients', filter],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/deals', {
          query: { ...(filter.client ? {} : { owner: 'clients' }), ...filter, limit: PAGE, cursor: pageParam },
          signal,
        }),
      ...pages,
    }),
  /** Under the key of all boards, so that a decision or a new pair reaches it too. */
  newPairs: (client: string | undefined, language: Language) =>
    infiniteQueryOptions({
      queryKey: ['pairs', 'list', 'of clients', client, language],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/pairs/search', {
          query: {
            ...(client ? { client } : { owner: 'clients' }),
            state: NEW,
            include: 'reasons',
            in: language,
            limit: 20,
            cursor: pageParam,
          },
          signal,
        }),
      ...pages,
    }),
  /** What a client has, as far as the mandate lets it be read; null where it does not. */
  holdings: (client: string) =>
    queryOptions({
      queryKey: ['holdings', client],
      queryFn: async ({ signal }) => {
        const query = { client, limit: 5 };
        const [listings, demands, pairs, deals] = await Promise.all([
          readable(api.get('/api/listings', { query, signal })),
          readable(api.get('/api/demands', { query, signal })),
          readable(api.get('/api/pairs/search', { query: { client, state: NEW, limit: 1 }, signal })),
          readable(api.get('/api/deals', { query: { client, limit: 1 }, signal })),
        ]);
        return { listings, demands, pairs, deals };
      },
    }),
} as const;

/** A read that a mandate may not reach. */
async function readable<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked;
  } catch (error) {
    if (isForbidden(error)) return null;
    throw error;
  }
}
