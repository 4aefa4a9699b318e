import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { reads } from '../client/reads.ts';

const NAME = 'techbourse-notifications';
const AGAIN_MS = 3000;

/**
 * What the person is told, as it comes. One tab of a browser holds the stream, and tells the others: the exchange lets a
 * person have a few streams only. When that tab closes, another takes its place.
 */
export function useNotificationStream(): void {
  const queryClient = useQueryClient();
  useEffect(() => {
    const leaving = new AbortController();
    const tabs = new BroadcastChannel(NAME);
    const take = (event: 'unread' | 'notification', data: unknown) => {
      if (event === 'notification') {
        queryClient.invalidateQueries({ queryKey: ['notifications', 'list'] });
        // a new pair is told of, and stands on its boards
        queryClient.invalidateQueries({ queryKey: ['pairs', 'list'] });
        // and so is what the other side of a deal did
        queryClient.invalidateQueries({ queryKey: ['deals'] });
        queryClient.invalidateQueries({ queryKey: ['contracts'] });
      } else
        queryClient.setQueryData(reads.unread().queryKey, data as { count: number; kinds: Record<string, number> });
    };
    tabs.onmessage = ({ data: { event, data } }) => take(event, data);
    const hold = () =>
      new Promise<void>((resolve) => {
        let stream: EventSource;
        let wait: ReturnType<typeof setTimeout> | undefined;
        const open = () => {
          stream = new EventSource('/api/notifications/stream');
          for (const event of ['unread', 'notification'] as const) {
            stream.addEventListener(event, ({ data }) => {
              take(event, JSON.parse(data));
              tabs.postMessage({ event, data: JSON.parse(data) });
            });
          }
          // A browser comes back by itself where the line broke, and not where it was refused: pages that were just left may
          // still count among the few streams of a person.
          stream.onerror = () => {
            if (stream.readyState === EventSource.CLOSED) wait = setTimeout(open, AGAIN_MS);
          };
        };
        open();
        leaving.signal.addEventListener('abort', () => {
          clearTimeout(wait);
          stream.close();
          resolve();
        });
      });
    navigator.locks.request(NAME, { signal: leaving.signal }, hold).catch(() => {}); // given up while it waited
    return () => {
      leaving.abort();
      tabs.close();
    };
  }, [queryClient]);
}
