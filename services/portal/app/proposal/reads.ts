import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';

export const proposalReads = {
  ofDemand: (demand: string) =>
    queryOptions({
      queryKey: ['proposals', demand],
      queryFn: ({ signal }) => api.get('/api/deals/proposals', { query: { demand }, signal }),
    }),
} as const;
