import { useSpeech } from '../words/words.tsx';
import type { Stand, Step } from './steps.ts';
import classes from './verification.module.css';

/** What is done, and what waits for whom. */
export function Steps({ steps }: { steps: readonly { name: Step; stand: Stand }[] }) {
  const { words } = useSpeech();
  return (
    <ol className={classes.steps}>
      {steps.map(({ name, stand }) => (
        <li key={name} data-stand={stand}>
          <span>{words.verification.steps[name]}</span>
          <span className={classes.stand}>{words.verification[stand]}</span>
        </li>
      ))}
    </ol>
  );
}
