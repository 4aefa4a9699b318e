import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import type { Schemas } from '@techbourse/client';
import { useEffect } from 'react';
import { api } from './client.ts';

/** Longest wait for a change, in seconds, and how long to rest after an answer that failed. */
const WAIT = 20;
const REST_MS = 10_000;

/**
 * Reads answers anew when something of a kind has changed for the reader, while a page is open.
 * @param laterMs when to read once more, for what hears of a change at the same time as we do
 */
export function useLive(
  kinds: readonly Schemas['ChangeKind'][],
  queryKey: QueryKey,
  laterMs: readonly number[] = [],
): void {
  const queryClient = useQueryClient();
  // Callers write these out where they call: what they say decides, not which list it is.
  const [said, later] = [JSON.stringify([kinds, queryKey]), JSON.stringify(laterMs)];
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const [kind, key] = JSON.parse(said) as [Schemas['ChangeKind'][], QueryKey];
    const again = () => queryClient.invalidateQueries({ queryKey: key });
    let timers: ReturnType<typeof setTimeout>[] = [];
    const changed = () => {
      for (const timer of timers) clearTimeout(timer);
      again();
      timers = (JSON.parse(later) as number[]).map((ms) => setTimeout(again, ms));
    };
    const follow = async () => {
      let after: string = 'latest';
      while (!signal.aborted) {
        const query = { kind, after, wait: WAIT };
        const answer = await api.get('/api/changes', { query, signal }).catch(() => undefined);
        if (signal.aborted) return;
        if (answer === undefined) await rest(signal);
        else if (answer.items.length > 0) changed();
        after = answer?.cursor ?? after;
      }
    };
    follow();
    return () => {
      leaving.abort();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [queryClient, said, later]);
}

const rest = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, REST_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
