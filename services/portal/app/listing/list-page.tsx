import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ListingState, reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import classes from '../record/record.module.css';
import { State } from '../record/state.tsx';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';

const route = getRouteApi('/inside/acting/listings');
const STATES: readonly ListingState[] = [
  'draft',
  'in_review',
  'published',
  'reserved',
  'transferred',
  'withdrawn',
  'expired',
];

/** The listings of one's organisation, all or those in one state. */
export function ListingListPage() {
  const { words, labels, format } = useSpeech();
  const { state } = route.useSearch();
  const { me } = route.useRouteContext();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(reads.listings(state));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const create = me.may.includes('listing.create') && (
    <Button renderRoot={(props) => <Link to="/listings/new" {...props} />}>{words.home.newListing}</Button>
  );
  return (
    <Page title={words.shell.listings} actions={create}>
      <ul className={classes.filters}>
        <li>
          <Link
            to="/listings"
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{ 'aria-current': 'true' }}
          >
            {words.common.all}
          </Link>
        </li>
        {STATES.map((one) => (
          <li key={one}>
            <Link to="/listings" search={{ state: one }} activeProps={{ 'aria-current': 'true' }}>
              {words.states[one]}
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <Empty action={create}>{state ? words.record.noneInState : words.home.noListings}</Empty>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.listing.fields.title}</th>
              <th scope="col">{words.record.state}</th>
              <th scope="col" className={classes.minor}>
                {words.listing.fields.kind}
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
                  <Link to="/listings/$id" params={{ id: row.id }}>
                    <Text of={row.title} fallback={words.record.untitled} />
                  </Link>
                </th>
                <td>
                  <State state={row.state} />
                </td>
                <td className={classes.minor}>{labels.listingKinds[row.kind]}</td>
                <td className={classes.minor}>{row.validUntil && format.day(row.validUntil)}</td>
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
