import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { api } from '../client/client.ts';

type SearchEdit = RequestOf<'/api/saved-searches/{id}', 'patch'>['body'];
export type Saved = ReturnType<typeof useSaved>;

/** Changes of what a person has asked to be told of; after each the lists are read anew. */
export function useSaved() {
  const queryClient = useQueryClient();
  const again = { onSettled: () => queryClient.invalidateQueries({ queryKey: ['saved'] }) };
  const editSearch = useMutation({
    mutationFn: ({ id, ...body }: SearchEdit & { id: string }) =>
      api.patch('/api/saved-searches/{id}', { path: { id }, body }),
    ...again,
  });
  const hearAgain = useMutation({
    mutationFn: async ({ id, records, organisations }: { id: string; records: string[]; organisations: string[] }) => {
      for (const record of records) {
        await api.post('/api/saved-searches/{id}/mute', { path: { id }, body: { record, muted: false } });
      }
      for (const organisation of organisations) {
        await api.post('/api/saved-searches/{id}/mute', { path: { id }, body: { organisation, muted: false } });
      }
    },
    ...again,
  });
  const deleteSearch = useMutation({
    mutationFn: (id: string) => api.delete('/api/saved-searches/{id}', { path: { id } }),
    ...again,
  });
  const editWatch = useMutation({
    mutationFn: ({ id, muted }: { id: string; muted: boolean }) =>
      api.patch('/api/watches/{id}', { path: { id }, body: { muted } }),
    ...again,
  });
  const deleteWatch = useMutation({
    mutationFn: (id: string) => api.delete('/api/watches/{id}', { path: { id } }),
    ...again,
  });
  const all = [editSearch, hearAgain, deleteSearch, editWatch, deleteWatch];
  return {
    editSearch: editSearch.mutate,
    hearAgain: hearAgain.mutate,
    deleteSearch: deleteSearch.mutate,
    editWatch: editWatch.mutate,
    deleteWatch: deleteWatch.mutate,
    error: all.map(({ error }) => error).find(Boolean) ?? null,
  };
}
