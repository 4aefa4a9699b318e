import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

/** One example to follow and one to avoid. */
export function Example({ good, bad }: { good: string; bad: string }) {
  const { words } = useSpeech();
  return (
    <aside className={classes.example}>
      <p>
        <strong>{words.record.good}</strong> {good}
      </p>
      <p>
        <strong>{words.record.bad}</strong> {bad}
      </p>
    </aside>
  );
}
