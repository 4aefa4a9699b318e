import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { RequestOf, Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import type { Side } from '../client/reads.ts';
import type { Language } from '../words/language.ts';
import type { Group, SideName } from './board-state.ts';

const PAGE = 50;
const PAIRING_MS = 2000;

/** Which pairs of an organisation a board shows. */
export type BoardFilter = { group: Group; side?: SideName; since?: string };

const STATES: Readonly<Record<Group, readonly Schemas['PairState'][]>> = {
  open: ['suggested', 'seen'],
  shortlisted: ['shortlisted'],
  contacted: ['contacted', 'deal'],
  declined: ['declined'],
};

type SearchQuery = NonNullable<RequestOf<'/api/pairs/search', 'get'>['query']>;

/** What boards read. Pairs of every board stand under one key, so that a decision or a new pair reaches all of them. */
export const boardReads = {
  pairs: (record: Side, language: Language) =>
    queryOptions({
      queryKey: ['pairs', 'list', record, language],
      queryFn: ({ signal }) =>
        api.get('/api/pairs', { query: { ...record, limit: PAGE, include: 'reasons', language }, signal }),
      refetchInterval: ({ state: { data } }) =>
        data?.state === 'waiting' && data.items.length === 0 ? PAIRING_MS : false,
    }),
  all: ({ group, side, since }: BoardFilter, language: Language) =>
    infiniteQueryOptions({
      queryKey: ['pairs', 'list', 'all', group, side, since, language],
      queryFn: ({ signal, pageParam }) => {
        const query: SearchQuery = {
          owner: 'me',
          state: [...STATES[group]],
          side,
          since,
          limit: PAGE,
          cursor: pageParam,
        };
        return api.get('/api/pairs/search', { query: { ...query, include: 'reasons', in: language }, signal });
      },
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  nearMisses: (record: Side, language: Language) =>
    queryOptions({
      queryKey: ['pairs', 'list', 'near', record, language],
      queryFn: ({ signal }) => api.get('/api/pairs/near-misses', { query: { ...record, language }, signal }),
    }),
} as const;
