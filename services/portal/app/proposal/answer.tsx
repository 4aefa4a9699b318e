import { useSpeech } from '../words/words.tsx';
import classes from './proposal.module.css';
import type { Proposal } from './proposals.ts';

type AnswerProps = { answer: Proposal['answers'][number] | undefined; unit: string };

/** What a proposal says to a required result: its value in the unit of the need, and as it was measured where that is another. */
export function Answer({ answer, unit }: AnswerProps) {
  const { labels, format } = useSpeech();
  if (!answer) return <Said />;
  const { state, measure, value } = answer;
  const measured = measure && `${format.number(measure.value)} ${measure.unit}`.trim();
  const converted = value === undefined ? measured : `${format.number(value)} ${unit}`.trim();
  return (
    <span data-state={state}>
      {converted && <strong>{converted} </strong>}
      <span className={classes.state}>{labels.resultStates[state]}</span>
      {measure && (measured !== converted || state === 'similar') && (
        <span className={classes.quiet}>{state === 'similar' ? `${measure.metric}: ${measured}` : measured}</span>
      )}
    </span>
  );
}

/** In place of what a proposal does not say. */
export function Said() {
  const { labels } = useSpeech();
  return <span className={classes.unsaid}>{labels.resultStates.not_said}</span>;
}
