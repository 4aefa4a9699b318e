import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

/** The state of a record, as a short word. */
export function State({ state }: { state: Schemas['ListingState'] | Schemas['DemandState'] }) {
  const { words } = useSpeech();
  return (
    <span className={classes.state} data-state={state}>
      {words.states[state]}
    </span>
  );
}
