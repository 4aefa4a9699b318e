import type { AnswerOf } from '@techbourse/client';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';

type Job = AnswerOf<'/api/operations/jobs', 'get'>['items'][number];
/** Left out on a narrow screen. */
const MINOR: ReadonlySet<string> = new Set(['active', 'delayed']);
const COUNTS = ['waiting', 'active', 'delayed', 'failed'] as const;

/** The queues in which something is: how much, and for how long. */
export function Jobs({ items }: { items: readonly Job[] }) {
  const { words, format } = useSpeech();
  const said = words.operate.engines;
  const busy = items.filter(({ counts }) => COUNTS.some((name) => counts[name] > 0));
  if (busy.length === 0) return <p className={classes.quiet}>{said.idle}</p>;
  return (
    <>
      <table className={tableClasses.table}>
        <thead>
          <tr>
            <th scope="col">{said.job}</th>
            {COUNTS.map((name) => (
              <th key={name} scope="col" className={MINOR.has(name) ? tableClasses.minor : undefined}>
                {said[name]}
              </th>
            ))}
            <th scope="col">{words.operate.oldest}</th>
          </tr>
        </thead>
        <tbody>
          {busy.map(({ service, job, counts }) => (
            <tr key={`${service} ${job}`}>
              <th scope="row">{job}</th>
              {COUNTS.map((name) => (
                <td key={name} className={MINOR.has(name) ? tableClasses.minor : undefined}>
                  {format.number(counts[name])}
                </td>
              ))}
              <td>{counts.waitingSince && format.ago(counts.waitingSince)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={classes.quiet}>{said.onlyBusy}</p>
    </>
  );
}
