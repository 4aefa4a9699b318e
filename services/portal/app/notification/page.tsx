import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { api } from '../client/client.ts';
import { reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './notification.module.css';
import { NotificationRow } from './row.tsx';

const route = getRouteApi('/inside/notifications');

export function NotificationsPage() {
  const { words, language } = useSpeech();
  const { me } = route.useRouteContext();
  const queryClient = useQueryClient();
  const { data } = useQuery(reads.notifications(language, 50));
  const items = data?.items ?? [];
  const readAll = useMutation({
    // later ones, which nobody has seen here, stay unread
    mutationFn: () => api.post('/api/notifications/read-all', { body: { upTo: items[0]?.position ?? 0 } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const hasUnread = items.some(({ readAt }) => readAt === null);
  return (
    <Page
      title={words.notifications.title}
      width="narrow"
      actions={
        <>
          <Link to="/saved-searches">{words.savedSearch.listTitle}</Link>
          <Link to="/account" hash="notifications">
            {words.account.preferences.title}
          </Link>
          {hasUnread && (
            <Button variant="default" loading={readAll.isPending} onClick={() => readAll.mutate()}>
              {words.notifications.readAll}
            </Button>
          )}
        </>
      }
    >
      {items.length === 0 ? (
        <Empty>{words.notifications.none}</Empty>
      ) : (
        <ul className={classes.list}>
          {items.map((one) => (
            <NotificationRow key={one.id} notification={one} isOperator={me.may.includes('exchange.read')} />
          ))}
        </ul>
      )}
    </Page>
  );
}
