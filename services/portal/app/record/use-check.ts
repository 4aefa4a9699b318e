import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { api } from '../client/client.ts';

/** How long nothing is typed before a draft is checked. */
const REST_MS = 400;

type Content = RequestOf<'/api/listings/check', 'post'>['body']['content'];

const checks = {
  listing: (content: Content, id: string | undefined) =>
    queryOptions({
      queryKey: ['check', 'listing', id, content],
      queryFn: ({ signal }) => api.post('/api/listings/check', { body: { content, ...(id && { id }) }, signal }),
      placeholderData: keepPreviousData,
    }),
  demand: (content: Content, id: string | undefined) =>
    queryOptions({
      queryKey: ['check', 'demand', id, content],
      queryFn: ({ signal }) => api.post('/api/demands/check', { body: { content, ...(id && { id }) }, signal }),
      placeholderData: keepPreviousData,
    }),
};

/** What the exchange says of a listing as it is typed; nothing is saved. */
export function useListingCheck(content: object, id?: string) {
  const [settled] = useDebouncedValue(content, REST_MS);
  return useQuery(checks.listing(settled as Content, id)).data;
}

/** What the exchange says of a demand as it is typed; nothing is saved. */
export function useDemandCheck(content: object, id?: string) {
  const [settled] = useDebouncedValue(content, REST_MS);
  return useQuery(checks.demand(settled as Content, id)).data;
}
