import { queryOptions } from '@tanstack/react-query';
import { api } from '../client/client.ts';
import type { Language } from '../words/language.ts';

/** How a person signs in, where it is signed in, and what it is told. */
export const accountReads = {
  account: () =>
    queryOptions({ queryKey: ['account', 'own'], queryFn: ({ signal }) => api.get('/api/account', { signal }) }),
  sessions: () =>
    queryOptions({ queryKey: ['account', 'sessions'], queryFn: ({ signal }) => api.get('/api/sessions', { signal }) }),
  passkeys: () =>
    queryOptions({
      queryKey: ['account', 'passkeys'],
      queryFn: ({ signal }) => api.get('/api/account/passkeys', { signal }),
    }),
  preferences: (language: Language) =>
    queryOptions({
      queryKey: ['account', 'preferences', language],
      queryFn: ({ signal }) => api.get('/api/notifications/preferences', { query: { language }, signal }),
    }),
} as const;
