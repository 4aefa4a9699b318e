import { Alert } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { reads } from '../client/reads.ts';
import notificationClasses from '../notification/notification.module.css';
import { NotificationRow } from '../notification/row.tsx';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './home.module.css';
import { Queues } from './queues.tsx';
import { RecordsByState } from './records-by-state.tsx';
import { YourTurn } from './your-turn.tsx';

const route = getRouteApi('/inside/acting/');
const SHOWN = 6;

/** What waits for a person, and what its organisation has here. */
export function HomePage() {
  const { words, language } = useSpeech();
  const { me, organisation } = route.useRouteContext();
  const { data: told } = useQuery(reads.notifications(language, SHOWN));
  const [hasListings, hasDemands] = [me.may.includes('listing.list'), me.may.includes('demand.list')];
  const listings = useInfiniteQuery({ ...reads.listings(), enabled: hasListings }).data?.pages ?? [];
  const demands = useInfiniteQuery({ ...reads.demands(), enabled: hasDemands }).data?.pages ?? [];
  const unread = (told?.items ?? []).filter(({ readAt }) => readAt === null);
  return (
    <Page title={words.home.hello(me.person?.name ?? '')}>
      {!organisation.verified && (
        <Alert color="accent" variant="light" mb="lg">
          {words.home.verify} <Link to="/verification">{words.home.toVerification}</Link>
        </Alert>
      )}
      <div className={classes.grid}>
        <div className={classes.records}>
          {me.may.includes('exchange.read') ? <Queues /> : <YourTurn may={me.may} />}
          <section>
            <h2>{words.home.unread}</h2>
            {unread.length === 0 ? (
              <Empty>{words.home.nothingUnread}</Empty>
            ) : (
              <ul className={notificationClasses.list}>
                {unread.map((one) => (
                  <NotificationRow key={one.id} notification={one} isOperator={me.may.includes('exchange.read')} />
                ))}
              </ul>
            )}
            <p>
              <Link to="/notifications">{words.home.allNotifications}</Link>
            </p>
          </section>
        </div>
        <div className={classes.records}>
          {hasListings && <RecordsByState noun="listings" isOwn={!me.onBehalf} pages={listings} may={me.may} />}
          {hasDemands && <RecordsByState noun="demands" isOwn={!me.onBehalf} pages={demands} may={me.may} />}
        </div>
      </div>
    </Page>
  );
}
