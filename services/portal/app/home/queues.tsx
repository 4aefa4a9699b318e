import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { operateReads } from '../operate/reads.ts';
import { Empty } from '../page/states.tsx';
import { useSpeech } from '../words/words.tsx';
import classes from './home.module.css';

/** What waits for who runs the exchange: deals are between others. */
export function Queues() {
  const { words, format } = useSpeech();
  const { data } = useQuery(operateReads.work());
  const waiting = (data?.items ?? []).filter(({ count }) => count > 0);
  return (
    <section>
      <h2>{words.operate.work.title}</h2>
      {data && waiting.length === 0 ? (
        <Empty>{words.operate.work.allDone}</Empty>
      ) : (
        <ul className={classes.turns}>
          {waiting.map(({ kind, count, oldestAt }) => (
            <li key={kind}>
              <Link to="/operate" search={{ queue: kind }}>
                {words.operate.work.queues[kind]}
              </Link>
              <span className={classes.none}>
                {format.number(count)}
                {oldestAt && ` · ${words.operate.since(format.ago(oldestAt))}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
