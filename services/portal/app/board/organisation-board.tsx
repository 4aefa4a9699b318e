import { Button, SegmentedControl, Switch } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type ReactNode, useMemo, useState } from 'react';
import { Page } from '../page/page.tsx';
import { useShownFirst } from '../page/shown-first.ts';
import { Empty } from '../page/states.tsx';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { byRecord, groupOf, ownSideOf, SIDES } from './board-state.ts';
import { Deciding } from './deciding.tsx';
import { Groups } from './groups.tsx';
import { useLivePairs } from './live.ts';
import { PairCard } from './pair-card.tsx';
import { boardReads } from './reads.ts';

const route = getRouteApi('/inside/acting/board');

/** The counterparts of all records of one's organisation, by record, the one with the best pair first. */
export function OrganisationBoard() {
  const { words, language } = useSpeech();
  const { me, organisation } = route.useRouteContext();
  const { group = 'open', side, isNew } = route.useSearch();
  const { visitedAt } = route.useLoaderData();
  const navigate = route.useNavigate();
  const since = isNew ? visitedAt : undefined;
  const found = useInfiniteQuery(boardReads.all({ group, ...(side && { side }), ...(since && { since }) }, language));
  useLivePairs();
  const { data } = found;
  const pairs = useMemo(() => {
    const all = (data?.pages ?? []).flatMap(({ items }) => items);
    return all.filter((pair) => groupOf(pair, ownSideOf(pair, organisation.id)) === group);
  }, [data, group, organisation.id]);
  const total = data?.pages[0]?.total ?? undefined;
  const records = byRecord(useShownFirst(pairs), organisation.id);
  return (
    <Page title={words.board.allTitle} lead={words.board.allLead}>
      <Deciding person={me.person?.id ?? ''}>
        {(onDecide) => (
          <>
            <Groups
              group={group}
              onChoose={(one) => navigate({ search: (before) => ({ ...before, group: one }), replace: true })}
              countOf={(one) => (one === group ? total : undefined)}
            >
              <SegmentedControl
                aria-label={words.board.side}
                size="sm"
                data={[
                  { value: '', label: words.common.all },
                  ...SIDES.map((value) => ({ value, label: words.board.sides[value] })),
                ]}
                value={side ?? ''}
                onChange={(value) => {
                  const chosen = SIDES.find((one) => one === value);
                  navigate({
                    search: ({ side: _side, ...before }) => ({ ...before, ...(chosen && { side: chosen }) }),
                    replace: true,
                  });
                }}
              />
              {visitedAt && (
                <Switch
                  label={words.board.isNew}
                  checked={isNew === true}
                  onChange={({ currentTarget: { checked } }) =>
                    navigate({
                      search: ({ isNew: _isNew, ...before }) => ({
                        ...before,
                        ...(checked && { isNew: true as const }),
                      }),
                      replace: true,
                    })
                  }
                />
              )}
            </Groups>
            {records.length === 0 ? (
              <Empty>
                {isNew ? words.board.nothingNew : group === 'open' ? words.board.none : words.board.noneInGroup}
              </Empty>
            ) : (
              records.map(({ side: own, record, pairs: of }) => (
                <section key={record.id} aria-labelledby={`record-${record.id}`} className={classes.record}>
                  <h2 id={`record-${record.id}`}>
                    <Link to="/board" search={own === 'listing' ? { listing: record.id } : { demand: record.id }}>
                      <Text of={record.title} fallback={words.record.untitled} />
                    </Link>
                  </h2>
                  <Pairs pairs={of} isFolded={group === 'open'}>
                    {(pair) => (
                      <PairCard
                        key={pair.id}
                        pair={pair}
                        side={own}
                        mayDecide={me.may.includes('pair.decide')}
                        onDecide={onDecide}
                      />
                    )}
                  </Pairs>
                </section>
              ))
            )}
            {found.hasNextPage && (
              <p>
                <Button variant="default" loading={found.isFetchingNextPage} onClick={() => found.fetchNextPage()}>
                  {words.common.more}
                </Button>
              </p>
            )}
          </>
        )}
      </Deciding>
    </Page>
  );
}

/** Below this chance a pair is shown when asked for. */
const FAINT = 0.1;

type PairsProps<P> = { pairs: readonly P[]; isFolded: boolean; children: (pair: P) => ReactNode };

/** The pairs of a record, best first; those that hardly have a chance stand behind a button. */
function Pairs<P extends { score: number }>({ pairs, isFolded, children }: PairsProps<P>) {
  const { words, format } = useSpeech();
  const [isOpen, setOpen] = useState(false);
  const faint = isFolded && !isOpen ? pairs.filter(({ score }) => score < FAINT) : [];
  return (
    <>
      {pairs.filter((pair) => !faint.includes(pair)).map(children)}
      {faint.length > 0 && (
        <p>
          <Button variant="subtle" size="compact-sm" onClick={() => setOpen(true)}>
            {words.board.faint(format.number(faint.length))}
          </Button>
        </p>
      )}
    </>
  );
}
