import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { labelled } from '../record/labelled.ts';
import recordClasses from '../record/record.module.css';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './deal.module.css';
import { type DealSummary, dealReads } from './reads.ts';
import { counterparts, turnOf } from './side.ts';

const route = getRouteApi('/inside/acting/deals');

/** The deals of one's organisation, by step and by who must act. */
export function DealListPage() {
  const { words, labels, language, format } = useSpeech();
  const filter = route.useSearch();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(dealReads.list(filter));
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const counts = data?.pages[0]?.counts;
  const said = words.deal;
  const all = Object.values(counts?.stages ?? {}).reduce((sum, one) => sum + (one ?? 0), 0);
  const isNarrowed = filter.stage !== undefined || filter.turn !== undefined;
  const current = {
    activeOptions: { exact: true, includeSearch: true },
    activeProps: { 'aria-current': 'true' },
  } as const;
  return (
    <Page title={said.list}>
      <ul className={recordClasses.filters}>
        <li>
          <Link to="/deals" {...current}>
            {said.all(format.number(all))}
          </Link>
        </li>
        {(['own', 'other'] as const).map((turn) => (
          <li key={turn}>
            <Link to="/deals" search={{ turn }} {...current}>
              {said.turns[turn](format.number(counts?.[turn] ?? 0))}
            </Link>
          </li>
        ))}
        {labelled(labels.dealStages).map(({ value, label }) => {
          const count = counts?.stages[value] ?? 0;
          if (count === 0 && filter.stage !== value) return null;
          return (
            <li key={value}>
              <Link to="/deals" search={{ stage: value }} {...current}>
                {label} ({format.number(count)})
              </Link>
            </li>
          );
        })}
      </ul>
      {items.length === 0 ? (
        <Empty action={!isNarrowed && <a href={`/${language}/listings`}>{said.toMarket}</a>}>
          {isNarrowed ? said.noneHere : said.none}
        </Empty>
      ) : (
        <DealTable deals={items} />
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

function DealTable({ deals }: { deals: readonly DealSummary[] }) {
  const { words, labels, format } = useSpeech();
  const said = words.deal;
  return (
    <table className={recordClasses.table}>
      <thead>
        <tr>
          <th scope="col">{said.about}</th>
          <th scope="col">{said.stage}</th>
          <th scope="col">{said.whoActs}</th>
          <th scope="col" className={recordClasses.minor}>
            {said.since}
          </th>
        </tr>
      </thead>
      <tbody>
        {deals.map((deal) => {
          const { id, listing, stage, clock, next } = deal;
          const turn = turnOf(deal);
          return (
            <tr key={id}>
              <th scope="row">
                <Link to="/deals/$id" params={{ id }}>
                  <Text of={listing.title} fallback={words.record.untitled} />
                </Link>
                <span className={classes.with}>
                  {counterparts(deal).map(({ name }, at) => (
                    <span key={at === 0 ? 'first' : 'second'}>
                      {at > 0 && ' – '}
                      <Text of={name} />
                    </span>
                  ))}
                </span>
              </th>
              <td>{labels.dealStages[stage]}</td>
              <td className={classes.turn}>
                <strong data-turn={turn}>{said.turn[turn]}</strong>
                {next?.until && turn !== 'either' && <span>{said.until(format.day(next.until))}</span>}
              </td>
              <td className={recordClasses.minor}>
                {format.day(clock.since)}
                {clock.overdue && <span className={classes.late}>{said.late}</span>}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
