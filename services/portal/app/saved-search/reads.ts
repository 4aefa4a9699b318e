import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import type { Language } from '../words/language.ts';

/** What a person has asked to be told of. */
export const savedReads = {
  searches: () =>
    queryOptions({
      queryKey: ['saved', 'searches'],
      queryFn: ({ signal }) => api.get('/api/saved-searches', { signal }),
    }),
  searchPreview: (id: string) =>
    queryOptions({
      queryKey: ['saved', 'searches', id, 'preview'],
      queryFn: ({ signal }) => api.get('/api/saved-searches/{id}/preview', { path: { id }, signal }),
    }),
  watches: () =>
    queryOptions({
      queryKey: ['saved', 'watches'],
      queryFn: ({ signal }) => api.get('/api/watches', { query: { limit: 100 }, signal }),
    }),
  watchPreview: (id: string, language: Language) =>
    queryOptions({
      queryKey: ['saved', 'watches', id, 'preview', language],
      queryFn: ({ signal }) => api.get('/api/watches/{id}/preview', { path: { id }, query: { language }, signal }),
    }),
} as const;
