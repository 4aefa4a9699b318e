import { useSpeech } from '../words/words.tsx';
import classes from './agency.module.css';
import { aboutCode, endsSoon, todayHere } from './mandate-values.ts';
import type { Mandate } from './reads.ts';

/** Where a mandate stands, and what needs somebody soon. */
export function MandateStanding({ mandate }: { mandate: Pick<Mandate, 'state' | 'to' | 'actions'> }) {
  const { words } = useSpeech();
  const { state, actions } = mandate;
  return (
    <>
      <span className={classes.state} data-state={state}>
        {words.agency.states[state]}
      </span>
      {endsSoon(mandate, todayHere()) && <div className={classes.soon}>{words.agency.endsSoon}</div>}
      {actions.includes('accept') && <div className={classes.soon}>{words.agency.waitsForYou}</div>}
    </>
  );
}

export function useAbout(): (mandate: Pick<Mandate, 'about' | 'rights' | 'exclusive'>) => string {
  const { words } = useSpeech();
  return (mandate) => {
    const about = words.agency.about[aboutCode(mandate)];
    return mandate.exclusive ? `${about}, ${words.agency.list.exclusive}` : about;
  };
}

export function useDays(): (mandate: Pick<Mandate, 'from' | 'to'>) => string {
  const { words, format } = useSpeech();
  return ({ from, to }) => `${format.day(from)} – ${to ? format.day(to) : words.agency.list.noEnd}`;
}
