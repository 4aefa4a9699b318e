import { Button, Kbd } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type KeyboardEvent, memo, useState } from 'react';
import { reads } from '../client/reads.ts';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { type BoardPair, type Decision, groupOf, mayDo, type SideName } from './board-state.ts';
import type { Client } from './decide.ts';
import type { OnDecide } from './deciding.tsx';
import { PairDetails } from './pair-details.tsx';
import { PartsPicture } from './parts-picture.tsx';

type PairCardProps = {
  pair: BoardPair;
  /** Which side one's own record is. */
  side: SideName;
  mayDecide: boolean;
  onDecide: OnDecide;
  /** For whom an agency of several decides; the same object as long as it is the same client. */
  client?: Client;
};
/** Below, a match is a weak one: what speaks against it is that there is little for it. */
const WEAK = 0.25;
const KEYS: Readonly<Record<string, Decision>> = { s: 'shortlist', c: 'contact', d: 'decline', r: 'reopen' };
const LETTERS: Partial<Record<Decision, string>> = { shortlist: 'S', contact: 'C', decline: 'D', reopen: 'R' };

/** One counterpart: who it is, why it fits, what speaks against it, and what one thinks of it. Made anew when these change. */
export const PairCard = memo(function PairCard({ pair, side, mayDecide, onDecide, client }: PairCardProps) {
  const { words, format, language } = useSpeech();
  const [isOpen, setIsOpen] = useState(false);
  const { data: detail } = useQuery({ ...reads.pair(pair.id, language), enabled: isOpen });
  const other = pair[side === 'listing' ? 'demand' : 'listing'];
  const group = groupOf(pair, side);
  const possible = mayDecide ? mayDo[group] : [];
  const { why, against, raise } = pair.brief ?? { why: null, against: null, raise: null };
  const decide = (decision: Decision) => onDecide({ pair, side, ...(client && { client }) }, decision);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const decision = KEYS[event.key.toLowerCase()];
    if (decision && possible.includes(decision)) decide(decision);
    else if (event.key === 'Enter') setIsOpen(!isOpen);
    else return;
    event.preventDefault();
  };
  return (
    <article
      className={classes.card}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a card takes the keys that decide on it
      tabIndex={0}
      data-card
      id={`pair-${pair.id}`}
      aria-labelledby={`title-${pair.id}`}
      onKeyDown={onKeyDown}
    >
      <div className={classes.score}>
        <strong>{format.chance(pair.score)}</strong>
        <PartsPicture parts={pair.parts} />
      </div>
      <div className={classes.body}>
        <h3 id={`title-${pair.id}`}>
          <Text of={other.title} fallback={words.record.untitled} />
        </h3>
        <p className={classes.who}>
          <Text of={other.organisation.name} />
          {other.until && ` · ${words.record.until(format.day(other.until))}`}
          {group !== 'open' && <span className={classes.group}>{words.board.groups[group]}</span>}
        </p>
        {why && (
          <p className={classes.reason}>
            <b>{words.board.why}</b> {why}
          </p>
        )}
        <p className={classes.reason}>
          <b>{words.board.against}</b>{' '}
          {against ?? (pair.score < WEAK ? words.board.littleInCommon : words.board.nothingAgainst)}
        </p>
        {raise && (
          <p className={classes.reason}>
            <b>{words.board.raise}</b> {raise}
          </p>
        )}
        <div className={classes.actions}>
          {possible.map((decision) => (
            <Button
              key={decision}
              size="compact-md"
              variant={decision === 'contact' ? 'filled' : 'default'}
              onClick={() => decide(decision)}
            >
              {words.board.decisions[decision]} <Kbd className={classes.key ?? ''}>{LETTERS[decision]}</Kbd>
            </Button>
          ))}
          <Button size="compact-md" variant="subtle" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {words.board.details}
          </Button>
          {pair.dealId && (
            <Link to="/deals/$id" params={{ id: pair.dealId }}>
              {words.board.toDeal}
            </Link>
          )}
        </div>
        {isOpen && detail && <PairDetails detail={detail} side={side} />}
      </div>
    </article>
  );
});
