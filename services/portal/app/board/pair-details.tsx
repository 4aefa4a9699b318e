import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import type { SideName } from './board-state.ts';

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
              <th scope="col">{words.board.likeness}</th>
            </tr>
          </thead>
          <tbody>
            {passages.map((passage) => (
              <tr key={`${passage.listing}${passage.demand}`}>
                <td>{passage[side]}</td>
                <td>{passage[other]}</td>
                <td>{format.percent(passage.similarity)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <div className={classes.explanation}>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines of a text that never change places
          <p key={at}>{line}</p>
        ))}
      </div>
      <p>
        <a href={`/${language}/${other}s/${detail[other].id}`}>{words.board.whole}</a>
      </p>
    </div>
  );
}
