import { Button, Kbd } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import { reads, type Side } from '../client/reads.ts';
import { ErrorSummary } from '../form/error-summary.tsx';
import { Page } from '../page/page.tsx';
import { Empty } from '../page/states.tsx';
import { type Localized, textIn } from '../words/language.ts';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { type Decision, GROUPS, type Group, groupOf, type ListedPair } from './board-state.ts';
import { ContactDialog } from './contact-dialog.tsx';
import { useDecide } from './decide.ts';
import { DeclineDialog } from './decline-dialog.tsx';
import { PairCard } from './pair-card.tsx';

const route = getRouteApi('/inside/acting/board');

/** The counterparts of one record, best first. */
export function BoardPage() {
  const { listing, demand } = route.useSearch();
  if (listing) return <ListingBoard key={listing} id={listing} />;
  return demand ? <DemandBoard key={demand} id={demand} /> : null;
}

function ListingBoard({ id }: { id: string }) {
  const { data } = useQuery(reads.listing(id));
  return <Board record={{ listing: id }} title={data?.title} />;
}

function DemandBoard({ id }: { id: string }) {
  const { data } = useQuery(reads.demand(id));
  return <Board record={{ demand: id }} title={data?.title} />;
}

type Asked = { pair: ListedPair; decision: 'contact' | 'decline' };

function Board({ record, title }: { record: Side; title: Localized | undefined }) {
  const { words, language } = useSpeech();
  const { me } = route.useRouteContext();
  const side = 'listing' in record ? 'listing' : 'demand';
  const { data } = useQuery(reads.pairs(record));
  const { decide, error, last, canUndo, undo } = useDecide(record, side);
  const [group, setGroup] = useState<Group>('open');
  const [asked, setAsked] = useState<Asked>();
  useHotkeys([
    ['z', () => canUndo && undo()],
    ['j', () => focusCard(1)],
    ['k', () => focusCard(-1)],
  ]);
  const pairs = data?.items ?? [];
  const shown = pairs.filter((pair) => groupOf(pair, side) === group);
  const onDecide = (pair: ListedPair) => (decision: Decision) => {
    if (decision === 'contact' || decision === 'decline') setAsked({ pair, decision });
    else {
      focusCard(1, pair.id);
      decide({ pair, decision });
    }
  };
  const answer = (given: Omit<Parameters<typeof decide>[0], 'pair'>) => {
    if (asked) decide({ pair: asked.pair, ...given });
    setAsked(undefined);
  };
  const name = textIn(title, language).text || words.record.untitled;
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
    >
      <ErrorSummary error={error} />
      <fieldset className={classes.groups} aria-label={words.board.title}>
        {GROUPS.map((one) => (
          <Button
            key={one}
            size="compact-md"
            variant={one === group ? 'filled' : 'default'}
            aria-pressed={one === group}
            onClick={() => setGroup(one)}
          >
            {words.board.groups[one]} ({pairs.filter((pair) => groupOf(pair, side) === one).length})
          </Button>
        ))}
        <span className={classes.keys}>
          <Kbd>J</Kbd> <Kbd>K</Kbd> {words.board.keys}
        </span>
      </fieldset>
      {shown.length === 0 ? (
        <Empty>
          {data?.isPairing ? words.board.pairing : pairs.length === 0 ? words.board.none : words.board.noneInGroup}
        </Empty>
      ) : (
        shown.map((pair) => (
          <PairCard
            key={pair.id}
            pair={pair}
            side={side}
            mayDecide={me.may.includes('pair.decide')}
            onDecide={onDecide(pair)}
          />
        ))
      )}
      {asked?.decision === 'contact' && (
        <ContactDialog
          pair={asked.pair}
          side={side}
          person={me.person?.id ?? ''}
          onSend={(note) => answer({ decision: 'contact', note })}
          onClose={() => setAsked(undefined)}
        />
      )}
      {asked?.decision === 'decline' && (
        <DeclineDialog
          onDecline={(reason, note) => answer({ decision: 'decline', reason, ...(note && { note }) })}
          onClose={() => setAsked(undefined)}
        />
      )}
      <div className={classes.toast} role="status">
        {last && (
          <p>
            {words.board.did[last.decision]}{' '}
            {canUndo && (
              <Button size="compact-md" variant="default" onClick={undo}>
                {words.common.undo} <Kbd className={classes.key ?? ''}>Z</Kbd>
              </Button>
            )}
          </p>
        )}
      </div>
    </Page>
  );
}

/** Goes to the next or last card: from the one that has the focus, or away from one that leaves. */
function focusCard(step: 1 | -1, leaving?: string): void {
  const cards = [...document.querySelectorAll<HTMLElement>('[data-card]')];
  const at = cards.findIndex((card) =>
    leaving ? card.id === `pair-${leaving}` : card.contains(document.activeElement),
  );
  const next = cards[at + step] ?? (leaving ? cards[at - 1] : undefined);
  next?.focus();
}
