import type { Schemas } from '@techbourse/client';
import { Facts } from '../record/facts.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import { PARTS, type SideName } from './board-state.ts';
import { Figures } from './figures.tsx';
import { meetingSentences } from './marks.ts';
import { DemandText, ListingText } from './side-text.tsx';

/** Both texts side by side with what met marked in them, and all that was weighed. */
export function PairDetails({ detail, side }: { detail: Schemas['PairDetail']; side: SideName }) {
  const { words, language, format } = useSpeech();
  const other = side === 'listing' ? 'demand' : 'listing';
  const passages = detail.reasons.flatMap((reason) => (reason.code === 'passages_meet' ? reason.data.passages : []));
  const shared = detail.reasons.flatMap((reason) => (reason.code === 'shared_terms' ? reason.data.terms : []));
  const textOf = (one: SideName) => {
    const given = {
      id: detail[one].id,
      heading: one === side ? words.board.yours : words.board.theirs,
      passages: meetingSentences(
        passages.map((passage) => passage[one]),
        shared.flatMap((term) => term[one] ?? []),
      ),
    };
    return one === 'listing' ? <ListingText {...given} /> : <DemandText {...given} />;
  };
  const lines = detail.explanation.split('\n').filter((line) => line.trim() !== '');
  return (
    <div className={classes.details}>
      <p className={classes.who}>{words.board.passages}</p>
      <div className={classes.texts}>
        {textOf(side)}
        {textOf(other)}
      </div>
      <Figures listing={detail.listing.id} demand={detail.demand.id} />
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
