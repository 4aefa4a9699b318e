import { ActionIcon } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import { useNotificationStream } from '../notification/stream.ts';
import { useSpeech } from '../words/words.tsx';
import { BellIcon } from './icons.tsx';
import classes from './shell.module.css';

const SHOWN_MAX = 99;

/** How much one has not read, as it comes. */
export function Bell() {
  const { words } = useSpeech();
  useNotificationStream();
  const { data } = useQuery(reads.unread());
  const count = data?.count ?? 0;
  return (
    <span className={classes.bell}>
      <ActionIcon
        variant="default"
        size="lg"
        aria-label={count === 0 ? words.shell.notifications : words.shell.unread(count)}
        renderRoot={(props) => <Link to="/notifications" {...props} />}
      >
        <BellIcon />
      </ActionIcon>
      {count > 0 && (
        <span className={classes.badge} aria-hidden="true">
          {count > SHOWN_MAX ? `${SHOWN_MAX}+` : count}
        </span>
      )}
    </span>
  );
}
