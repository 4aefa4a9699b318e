import type { Schemas } from '@techbourse/client';
import { Facts } from '../record/facts.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { PARTS, type SideName } from './board-state.ts';

/** Both texts side by side where they met, and all that was weighed. */
export function PairDetails({ detail, side }: { detail: Schemas['PairDetail']; side: SideName }) {
  const { words, language, format } = useSpeech();
  const other = side === 'listing' ? 'demand' : 'listing';
  const passages = detail.reasons.flatMap((reason) => (reason.code === 'passages_meet' ? reason.data.passages : []));
  const lines = detail.explanation.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className={classes.details}>
      {passages.length > 0 && (
        <table className={classes.passages}>
          <caption>{words.board.passages}</caption>
          <thead>
            <tr>
              <th scope="col">{words.board.yours}</th>
              <th scope="col">{words.board.theirs}</th>
            </tr>
          </thead>
          <tbody>
            {passages.map((passage) => (
              <tr key={`${passage.listing}${passage.demand}`}>
                <td>{passage[side]}</td>
                <td>{passage[other]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Facts
        facts={PARTS.map((part) => {
          const { value } = detail.parts[part];
          return [words.board.parts[part], value === null ? words.board.unsaid : format.percent(value)] as const;
        })}
      />
      <div className={classes.explanation}>
        {lines.map((line, at) => (
          <p key={at}>{line}</p>
        ))}
      </div>
      <p>
        <a href={`/${language}/${other}s/${detail[other].id}`}>{words.board.whole}</a>
      </p>
    </div>
  );
}
