import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../client/client.ts';

/** Longest wait for a change, in seconds, and how long to rest after an answer that failed. */
const WAIT = 20;
const REST_MS = 10_000;
/** The search over pairs hears of a change at the same time as we do; so it is asked again when it has surely taken it in. */
const LATER_MS = [2000, 8000];

/**
 * Keeps boards up to date while one is open: a pair that is new, better or gone stands there as it is, without a reload.
 * Notifications tell of good pairs alone.
 */
export function useLivePairs(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const again = () => queryClient.invalidateQueries({ queryKey: ['pairs', 'list'] });
    let later: ReturnType<typeof setTimeout>[] = [];
    const changed = () => {
      for (const timer of later) clearTimeout(timer);
      again();
      later = LATER_MS.map((ms) => setTimeout(again, ms));
    };
    const follow = async () => {
      let after: string = 'latest';
      while (!signal.aborted) {
        const query = { kind: ['pair' as const], after, wait: WAIT };
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
      for (const timer of later) clearTimeout(timer);
    };
  }, [queryClient]);
}

const rest = (signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, REST_MS);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
