import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { PARTS } from './board-state.ts';

/** How well each part meets, as bars; a part of which a side says nothing is an empty one. */
export function PartsPicture({ parts }: { parts: Schemas['ListedPair']['parts'] }) {
  const { words, format } = useSpeech();
  const said = PARTS.map((part) => {
    const { value } = parts[part];
    return `${words.board.parts[part]}: ${value === null ? words.board.unsaid : format.percent(value)}`;
  });
  return (
    <svg className={classes.parts} viewBox="0 0 100 44" role="img" aria-label={said.join(', ')}>
      {PARTS.map((part, at) => {
        const { value } = parts[part];
        return (
          <g key={part} transform={`translate(0 ${at * 9})`}>
            <title>{said[at]}</title>
            <rect className={classes.track} width="100" height="6" rx="3" />
            {value !== null && <rect className={classes.bar} width={Math.max(2, value * 100)} height="6" rx="3" />}
          </g>
        );
      })}
    </svg>
  );
}
