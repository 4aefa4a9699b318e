import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';

const RECENT = 10;

export const importReads = {
  /** The last imports of one's organisation. */
  runs: (kind: 'listings' | 'demands') =>
    queryOptions({
      queryKey: ['imports', kind],
      queryFn: ({ signal }) => api.get(`/api/${kind}/imports`, { query: { limit: RECENT }, signal }),
    }),
};
