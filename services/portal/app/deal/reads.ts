import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { AnswerOf, Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';

export type Deal = Schemas['Deal'];
export type DealSummary = Schemas['DealSummary'];
export type DealStage = Schemas['DealStage'];
export type DealEvent = Schemas['DealEvent'];
export type Contract = Schemas['TechnologyContract'];
export type Terms = Schemas['ContractTerms'];
export type ContractVersion = Schemas['ContractVersion'];
export type LedgerEntry = AnswerOf<'/api/ledger', 'get'>['items'][number];

export type DealFilter = { stage?: DealStage | undefined; turn?: 'own' | 'other' | undefined };

const PAGE = 50;
const ENTRIES_MAX = 100;

/** What the pages of deals and contracts read. */
export const dealReads = {
  list: ({ stage, turn }: DealFilter) =>
    infiniteQueryOptions({
      queryKey: ['deals', 'list', stage, turn],
      queryFn: ({ signal, pageParam }) =>
        api.get('/api/deals', { query: { stage, turn, limit: PAGE, cursor: pageParam }, signal }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  deal: (id: string) =>
    queryOptions({
      queryKey: ['deals', 'one', id],
      queryFn: ({ signal }) => api.get('/api/deals/{id}', { path: { id }, signal }),
    }),
  disclosures: (id: string) =>
    queryOptions({
      queryKey: ['deals', 'one', id, 'disclosures'],
      queryFn: ({ signal }) => api.get('/api/deals/{id}/disclosures', { path: { id }, query: { limit: 100 }, signal }),
    }),
  contract: (id: string) =>
    queryOptions({
      queryKey: ['contracts', 'one', id],
      queryFn: ({ signal }) => api.get('/api/contracts/{id}', { path: { id }, signal }),
    }),
  versions: (id: string) =>
    queryOptions({
      queryKey: ['contracts', 'one', id, 'versions'],
      queryFn: ({ signal }) => api.get('/api/contracts/{id}/versions', { path: { id }, signal }),
    }),
  /** The newest entries of a contract, oldest first. */
  ledger: (id: string) =>
    queryOptions({
      queryKey: ['contracts', 'one', id, 'ledger'],
      queryFn: async ({ signal }) => {
        const { items } = await api.get('/api/ledger', { query: { contract: id, limit: ENTRIES_MAX }, signal });
        return items.toReversed();
      },
    }),
} as const;
