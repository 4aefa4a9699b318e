import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type DemandState, reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import classes from '../record/record.module.css';
import { State } from '../record/state.tsx';
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
  const create = me.may.includes('demand.create') && (
    <Button renderRoot={(props) => <Link to="/demands/new" {...props} />}>{words.home.newDemand}</Button>
  );
  return (
    <Page title={words.shell.demands} actions={create}>
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
              {words.states[one]}
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <Empty action={create}>{state ? words.record.noneInState : words.home.noDemands}</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.demand.fields.title}</th>
              <th scope="col">{words.record.state}</th>
              <th scope="col" className={classes.minor}>
                {words.demand.fields.kind}
              </th>
              <th scope="col" className={classes.minor}>
                {words.record.validity}
              </th>
              <th scope="col" className={classes.minor}>
                {words.record.completeness}
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((row) => (
              <tr key={row.id}>
                <th scope="row">
                  <Link to="/demands/$id" params={{ id: row.id }}>
                    <Text of={row.title} fallback={words.record.untitled} />
                  </Link>
                </th>
                <td>
                  <State state={row.state} />
                </td>
                <td className={classes.minor}>{labels.demandKinds[row.kind]}</td>
                <td className={classes.minor}>{row.openUntil && format.day(row.openUntil)}</td>
                <td className={classes.minor}>{format.percent(row.completeness)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {hasNextPage && (
        <p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
            {words.common.more}
          </Button>
        </p>
      )}
    </Page>
  );
}
