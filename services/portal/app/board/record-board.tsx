import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { reads, type Side } from '../client/reads.ts';
import { Page } from '../page/page.tsx';
import { useShownFirst } from '../page/shown-first.ts';
import { Empty } from '../page/states.tsx';
import { type Localized, textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import { type Group, groupOf } from './board-state.ts';
import { Deciding } from './deciding.tsx';
import { Groups } from './groups.tsx';
import { useLivePairs } from './live.ts';
import { NearMisses } from './near-misses.tsx';
import { PairCard } from './pair-card.tsx';
import { boardReads } from './reads.ts';

const route = getRouteApi('/inside/acting/board');

export function ListingBoard({ id }: { id: string }) {
  const { data } = useQuery(reads.listing(id));
  return <RecordBoard record={{ listing: id }} title={data?.title} />;
}

export function DemandBoard({ id }: { id: string }) {
  const { data } = useQuery(reads.demand(id));
  return <RecordBoard record={{ demand: id }} title={data?.title} />;
}

/** The counterparts of one record, best first, and below them what one condition keeps out. */
function RecordBoard({ record, title }: { record: Side; title: Localized | undefined }) {
  const { words, language } = useSpeech();
  const { me } = route.useRouteContext();
  const side = 'listing' in record ? 'listing' : 'demand';
  const { data } = useQuery(boardReads.pairs(record, language));
  const [group, setGroup] = useState<Group>('open');
  useLivePairs();
  const pairs = data?.items ?? [];
  const inGroup = useMemo(
    () => (data?.items ?? []).filter((pair) => groupOf(pair, side) === group),
    [data, side, group],
  );
  const shown = useShownFirst(inGroup);
  const name = textIn(title, language).text || words.record.untitled;
  const nothing =
    pairs.length > 0
      ? words.board.noneInGroup
      : { waiting: words.board.pairing, paired: words.board.none, off_market: words.board.offMarket }[
          data?.state ?? 'paired'
        ];
  return (
    <Page
      title={words.board.title}
      lead={
        'listing' in record ? (
          <Link to="/listings/$id" params={{ id: record.listing }}>
            {name}
          </Link>
        ) : (
          <Link to="/demands/$id" params={{ id: record.demand }}>
            {name}
          </Link>
        )
      }
      actions={<Link to="/board">{words.board.toAll}</Link>}
    >
      <Deciding person={me.person?.id ?? ''}>
        {(onDecide) => (
          <>
            <Groups
              group={group}
              onChoose={setGroup}
              countOf={(one) => pairs.filter((pair) => groupOf(pair, side) === one).length}
            />
            {shown.length === 0 ? (
              <Empty>{nothing}</Empty>
            ) : (
              shown.map((pair) => (
                <PairCard
                  key={pair.id}
                  pair={pair}
                  side={side}
                  mayDecide={me.may.includes('pair.decide')}
                  onDecide={onDecide}
                />
              ))
            )}
          </>
        )}
      </Deciding>
      <NearMisses record={record} side={side} />
    </Page>
  );
}
