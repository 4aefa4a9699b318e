import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { useState } from 'react';
import { api } from '../client/client.ts';
import { type BoardPairs, reads, type Side } from '../client/reads.ts';
import { useSpeech } from '../words/words.tsx';
import { decided, type ListedPair, type SideName } from './board-state.ts';

type Body = RequestOf<'/api/pairs/{id}/decisions', 'post'>['body'];
export type Deciding = Body & { pair: ListedPair };
type Done = { pair: ListedPair; decision: Body['decision'] };

/**
 * Decides on pairs of a board. The board shows it at once and takes it back when the exchange refuses; the last decision
 * can be undone.
 */
export function useDecide(record: Side, side: SideName) {
  const { language } = useSpeech();
  const queryClient = useQueryClient();
  const [last, setLast] = useState<Done>();
  const key = reads.pairs(record).queryKey;
  const mutation = useMutation({
    mutationFn: ({ pair, ...body }: Deciding) => api.post('/api/pairs/{id}/decisions', { path: { id: pair.id }, body }),
    onMutate: async ({ pair, decision }) => {
      await queryClient.cancelQueries({ queryKey: key });
      const before = queryClient.getQueryData(key);
      queryClient.setQueryData(key, (list: BoardPairs | undefined) =>
        list ? { ...list, items: decided(list.items, pair.id, side, decision) } : list,
      );
      setLast(decision === 'reopen' ? undefined : { pair, decision });
      return { before };
    },
    onError: (_error, _given, context) => {
      queryClient.setQueryData(key, context?.before);
      setLast(undefined);
    },
    onSuccess: (detail) => {
      queryClient.setQueryData(reads.pair(detail.id, language).queryKey, (old) => ({ ...old, ...detail }));
    },
  });
  return {
    decide: (given: Deciding) => mutation.mutate(given),
    error: mutation.error,
    last,
    /** Only what nobody else has read yet can be undone: a message is sent. */
    canUndo: last !== undefined && last.decision !== 'contact',
    undo: () => last && mutation.mutate({ pair: last.pair, decision: 'reopen' }),
  };
}
