import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ListingState, reads } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import classes from '../record/record.module.css';
import { RecordTable } from '../record/record-table.tsx';
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
  const counts = data?.pages[0]?.states;
  const create = me.may.includes('listing.create') && (
    <Button renderRoot={(props) => <Link to="/listings/new" {...props} />}>{words.home.newListing}</Button>
  );
  const actions = (
    <>
      {create}
      {me.may.includes('listing.import') && (
        <Button
          variant="default"
          renderRoot={(props) => <Link to="/import/$kind" params={{ kind: 'listings' }} {...props} />}
        >
          {words.import.link}
        </Button>
      )}
    </>
  );
  return (
    <Page title={words.shell.listings} actions={actions}>
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
              {words.states[one]} {counts && `(${format.number(counts[one] ?? 0)})`}
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <Empty action={create}>{state ? words.record.noneInState : words.home.noListings}</Empty>
      ) : (
        <RecordTable
          rows={items}
          heads={{ title: words.listing.fields.title, kind: words.listing.fields.kind }}
          linkOf={({ id, title }) => (
            <Link to="/listings/$id" params={{ id }}>
              <Text of={title} fallback={words.record.untitled} />
            </Link>
          )}
          kindOf={({ kind }) => labels.listingKinds[kind]}
          lastDayOf={({ validUntil }) => validUntil}
          more={hasNextPage ? { isComing: isFetchingNextPage, fetch: fetchNextPage } : undefined}
        />
      )}
    </Page>
  );
}
