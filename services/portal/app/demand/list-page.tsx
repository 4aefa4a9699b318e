import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type DemandState, reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import classes from '../record/record.module.css';
import { RecordTable } from '../record/record-table.tsx';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';

const route = getRouteApi('/inside/acting/demands');
const STATES: readonly DemandState[] = ['draft', 'in_review', 'open', 'closed'];

/** The needs of one's organisation, all or those in one state. */
export function DemandListPage() {
  const { words, labels, format } = useSpeech();
  const { state } = route.useSearch();
  const { me } = route.useRouteContext();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(reads.demands(state));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const counts = data?.pages[0]?.states;
  const create = me.may.includes('demand.create') && (
    <Button renderRoot={(props) => <Link to="/demands/new" {...props} />}>{words.home.newDemand}</Button>
  );
  const actions = (
    <>
      {create}
      {me.may.includes('demand.import') && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/import/$kind" params={{ kind: 'demands' }} {...props} />}
        >
          {words.import.link}
        </Button>
      )}
    </>
  );
  return (
    <Page title={words.shell.demands} actions={actions}>
      <ul className={classes.filters}>
        <li>
          <Link
            to="/demands"
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{ 'aria-current': 'true' }}
          >
            {words.common.all}
          </Link>
        </li>
        {STATES.map((one) => (
          <li key={one}>
            <Link to="/demands" search={{ state: one }} activeProps={{ 'aria-current': 'true' }}>
              {words.states[one]} {counts && `(${format.number(counts[one] ?? 0)})`}
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <Empty action={create}>{state ? words.record.noneInState : words.home.noDemands}</Empty>
      ) : (
        <RecordTable
          rows={items}
          heads={{ title: words.demand.fields.title, kind: words.demand.fields.kind }}
          linkOf={({ id, title }) => (
            <Link to="/demands/$id" params={{ id }}>
              <Text of={title} fallback={words.record.untitled} />
            </Link>
          )}
          kindOf={({ kind }) => labels.demandKinds[kind]}
          lastDayOf={({ openUntil }) => openUntil}
          more={hasNextPage ? { isComing: isFetchingNextPage, fetch: fetchNextPage } : undefined}
        />
      )}
    </Page>
  );
}
