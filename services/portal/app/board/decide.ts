import { type InfiniteData, useMutation, useQueryClient } from '@tanstack/react-query';
import type { RequestOf } from '@techbourse/client';
import { useCallback, useState } from 'react';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { useSpeech } from '../words/words.tsx';
import { type BoardPair, decided, type SideName } from './board-state.ts';

/** For whom an agency decides that acts for several at once: what the request says, and its name. */
export type Client = { onBehalfOf: string; name: string };

type Body = RequestOf<'/api/pairs/{id}/decisions', 'post'>['body'];
type Decided = { pair: BoardPair; side: SideName; client?: Client };
export type Deciding = Body & Decided;
type Done = Decided & { decision: Body['decision'] };

type Listed = { items: readonly Pick<BoardPair, 'id' | 'state'>[] };
type Kept = Listed | InfiniteData<Listed> | undefined;
const ALL = { queryKey: ['pairs', 'list'] };

/**
 * Decides on pairs of boards. Every board shows it at once and takes it back when the exchange refuses; the last decision
 * can be undone.
 */
export function useDecide() {
  const { language } = useSpeech();
  const queryClient = useQueryClient();
  const [last, setLast] = useState<Done>();
  const mutation = useMutation({
    mutationFn: ({ pair, side: _side, client, ...body }: Deciding) =>
      api.post('/api/pairs/{id}/decisions', {
        path: { id: pair.id },
        body,
        ...(client && { onBehalfOf: client.onBehalfOf }),
      }),
    onMutate: async ({ pair, side, client, decision }) => {
      await queryClient.cancelQueries(ALL);
      const before = queryClient.getQueriesData<Kept>(ALL);
      const after = <L extends Listed>(list: L): L =>
        list.items.some(({ id }) => id === pair.id)
          ? { ...list, items: decided(list.items, pair.id, side, decision) }
          : list;
      queryClient.setQueriesData<Kept>(ALL, (kept) =>
        kept && 'pages' in kept ? { ...kept, pages: kept.pages.map(after) } : kept && after(kept),
      );
      setLast(decision === 'reopen' ? undefined : { pair, side, decision, ...(client && { client }) });
      return { before };
    },
    onError: (_error, _given, context) => {
      for (const [key, kept] of context?.before ?? []) queryClient.setQueryData(key, kept);
      setLast(undefined);
    },
    onSuccess: (detail) => {
      queryClient.setQueryData(reads.pair(detail.id, language).queryKey, (old) => ({ ...old, ...detail }));
    },
  });
  const { mutate } = mutation;
  return {
    /** The same function each time: cards are made anew only when they change. */
    decide: useCallback((given: Deciding) => mutate(given), [mutate]),
    error: mutation.error,
    last,
    /** Only what nobody else has read yet can be undone: a message is sent. */
    canUndo: last !== undefined && last.decision !== 'contact',
    undo: () => last && mutate({ ...last, decision: 'reopen' }),
  };
}
