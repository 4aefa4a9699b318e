import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { filterOf, type ListState, SHOWN_STATES } from './list-state.ts';
import { MandateTable } from './mandate-table.tsx';
import { agencyReads, type MandateSide } from './reads.ts';

type MandateListProps = { side: MandateSide; state: ListState | undefined; propose: ReactNode };

/** Mandates on one side by their state, with how many there are in each. */
export function MandateList({ side, state, propose }: MandateListProps) {
  const { words, format } = useSpeech();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    agencyReads.mandates(side, filterOf(state)),
  );
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const counts = data?.pages[0]?.counts;
  const countOf = (one: ListState) => (one === 'soon' ? counts?.endSoon : counts?.states[one]) ?? 0;
  const all = counts ? Object.values(counts.states).reduce((sum, count) => sum + count, 0) : 0;
  const to = side === 'agency' ? '/clients' : '/agencies';
  if (all === 0 && state === undefined) {
    return <Empty action={propose}>{side === 'agency' ? words.agency.list.none : words.agency.list.noneClient}</Empty>;
  }
  const states = SHOWN_STATES.filter((one) => countOf(one) > 0 || one === state);
  return (
    <>
      <ul className={classes.filters}>
        <li>
          <Link
            to={to}
            search={{}}
            activeOptions={{ exact: true, includeSearch: true }}
            activeProps={{ 'aria-current': 'true' }}
          >
            {words.common.all} ({format.number(all)})
          </Link>
        </li>
        {states.map((one) => (
          <li key={one}>
            <Link to={to} search={{ state: one }} activeProps={{ 'aria-current': 'true' }}>
              {one === 'soon' ? words.agency.endsSoon : words.agency.states[one]} ({format.number(countOf(one))})
            </Link>
          </li>
        ))}
      </ul>
      {items.length === 0 ? (
        <Empty>{words.agency.list.noneInState}</Empty>
      ) : (
        <MandateTable
          mandates={items}
          side={side}
          more={hasNextPage ? { isComing: isFetchingNextPage, fetch: fetchNextPage } : undefined}
        />
      )}
    </>
  );
}
