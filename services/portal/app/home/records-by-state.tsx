import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';
import classes from './home.module.css';

type Pages = readonly {
  items: readonly { state: Schemas['ListingState'] | Schemas['DemandState'] }[];
  nextCursor: string | null;
  states?: Record<string, number> | undefined;
}[];
type RecordsByStateProps = {
  noun: 'listings' | 'demands';
  /** Whether they are the reader's own, and not those of a client that it acts for. */
  isOwn: boolean;
  pages: Pages;
  may: readonly string[];
};

/** How many records of one kind are in which state. */
export function RecordsByState({ noun, isOwn, pages, may }: RecordsByStateProps) {
  const { words, format } = useSpeech();
  const counts = pages[0]?.states ?? {};
  const states = (Object.keys(words.states) as (keyof typeof words.states)[]).filter((state) => counts[state]);
  return (
    <section>
      <h2>{isOwn ? words.home[noun] : words.shell[noun]}</h2>
      {states.length === 0 ? (
        <p className={classes.none}>{noun === 'listings' ? words.home.noListings : words.home.noDemands}</p>
      ) : (
        <ul className={classes.states}>
          {states.map((state) => (
            <li key={state}>
              <Link to={noun === 'listings' ? '/listings' : '/demands'} search={{ state } as { state: never }}>
                <strong>{format.number(counts[state] ?? 0)}</strong> {words.states[state]}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {may.includes(noun === 'listings' ? 'listing.create' : 'demand.create') && (
        <Button
          variant={states.length === 0 ? 'filled' : 'default'}
          renderRoot={(props) => <Link to={noun === 'listings' ? '/listings/new' : '/demands/new'} {...props} />}
        >
          {noun === 'listings' ? words.home.newListing : words.home.newDemand}
        </Button>
      )}
    </section>
  );
}
