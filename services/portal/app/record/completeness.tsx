import type { Schemas } from '@techbourse/client';
import { useSpeech } from '../words/words.tsx';
import classes from './record.module.css';

type CompletenessProps = {
  completeness: Schemas['Listing']['completeness'];
  /** What to say of a missing part, by its pointer; what the exchange says where there is nothing. */
  hints: Readonly<Record<string, string>>;
};

/** How much of what readers and matching use is there, and what is missing most. */
export function Completeness({ completeness, hints }: CompletenessProps) {
  const { words, format } = useSpeech();
  if (!completeness) return null;
  const { score, missing } = completeness;
  const heaviest = missing.toSorted((a, b) => b.weight - a.weight).slice(0, SHOWN);
  return (
    <section className={classes.completeness} aria-label={words.record.completeness}>
      <p>
        <strong>{format.percent(score)}</strong> {words.record.complete}
      </p>
      <progress value={score} max={1} aria-label={words.record.completeness} />
      {heaviest.length > 0 && (
        <>
          <p>{words.record.wouldHelp}</p>
          <ul>
            {heaviest.map(({ pointer, why, weight }) => (
              <li key={why}>
                {(pointer === '/title' && weight < SECOND_LANGUAGE ? hints['/title/second'] : hints[pointer]) ?? why}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const SHOWN = 5;
/** A title is missed twice: as such, and in a second language, which weighs less. */
const SECOND_LANGUAGE = 0.1;
