import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { api } from '../client/client.ts';
import { useSpeech } from '../words/words.tsx';
import { pageOf } from './link.ts';
import classes from './notification.module.css';

type NotificationRowProps = { notification: Schemas['Notification']; isOperator: boolean };

/** One thing that somebody was told: what, why, until when, and the way there. */
export function NotificationRow({ notification, isOperator }: NotificationRowProps) {
  const { words, format } = useSpeech();
  const queryClient = useQueryClient();
  const { id, text, why, link, readAt, createdAt, dueAt } = notification;
  const read = useMutation({
    mutationFn: () => api.post('/api/notifications/{id}/read', { path: { id } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const page = pageOf(link, isOperator);
  return (
    <li className={classes.row} data-unread={readAt === null || undefined}>
      <div>
        <p className={classes.text}>
          {readAt === null && <span className={classes.isNew}>{words.notifications.isNew}</span>}
          {page ? (
            <Link to={page.to as '/'} search={page.search} onClick={() => readAt === null && read.mutate()}>
              {text}
            </Link>
          ) : (
            text
          )}
        </p>
        <p className={classes.why}>
          {why} · <time dateTime={createdAt}>{format.ago(createdAt)}</time>
          {dueAt && ` · ${words.notifications.until(format.moment(dueAt))}`}
        </p>
      </div>
      {readAt === null && (
        <Button variant="subtle" size="compact-sm" loading={read.isPending} onClick={() => read.mutate()}>
          {words.notifications.markRead}
        </Button>
      )}
    </li>
  );
}
