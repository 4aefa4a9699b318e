import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Side } from '../client/reads.ts';
import { Text } from '../record/text.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './board.module.css';
import type { SideName } from './board-state.ts';
import { boardReads } from './reads.ts';

/** What one condition keeps out of a board: which, and what would lift it. Nothing stands here when there is none. */
export function NearMisses({ record, side }: { record: Side; side: SideName }) {
  const { words, language, format } = useSpeech();
  const { data } = useQuery(boardReads.nearMisses(record, language));
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section aria-labelledby="near-misses">
      <h2 id="near-misses">{words.board.nearMisses}</h2>
      <p className={classes.who}>{words.board.nearMissesLead}</p>
      <ul className={classes.misses}>
        {items.map(({ record: other, score, why, condition, lifts }) => (
          <li key={other.id} className={classes.miss}>
            <div className={classes.score}>
              <strong>{format.chance(score)}</strong>
              <span className={classes.who}>{words.board.without}</span>
            </div>
            <div className={classes.body}>
              <h3>
                <a href={`/${language}/${other.side}s/${other.id}`}>
                  <Text of={other.title} fallback={words.record.untitled} />
                </a>
              </h3>
              <p className={classes.who}>
                <Text of={other.organisation.name} />
              </p>
              <p>
                <b>{words.board.inTheWay}</b> {condition.text}
              </p>
              <ul>
                {lifts.map((lift) => (
                  <li key={lift.side}>
                    {lift.text}
                    {lift.side === side && (
                      <>
                        {' '}
                        <Link
                          to={side === 'listing' ? '/listings/$id/edit' : '/demands/$id/edit'}
                          params={{ id: 'listing' in record ? record.listing : record.demand }}
                          search={{ step: 'terms' }}
                        >
                          {words.board.change}
                        </Link>
                      </>
                    )}
                  </li>
                ))}
              </ul>
              {why && (
                <p className={classes.reason}>
                  <b>{words.board.why}</b> {why}
                </p>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
