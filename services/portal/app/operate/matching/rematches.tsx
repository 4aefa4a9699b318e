import { useQuery } from '@tanstack/react-query';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

const SHOWN = 5;

/** The newest re-matches, and how far they are. */
export function Rematches() {
  const { words, format } = useSpeech();
  const said = words.operate.matching;
  const { data } = useQuery(operateReads.rematches());
  const items = data?.items.slice(0, SHOWN) ?? [];
  if (items.length === 0) return <p className={classes.quiet}>{words.operate.none}</p>;
  return (
    <ul className={classes.list}>
      {items.map(({ id, state, reason, startedAt, percent, error }) => (
        <li key={id}>
          {format.moment(startedAt)}: {said.rematchStates[state]}, {format.percent(percent / 100)}{' '}
          <span className={classes.quiet}>{reason}</span>
          {error && <div className={classes.bad}>{error}</div>}
        </li>
      ))}
    </ul>
  );
}
