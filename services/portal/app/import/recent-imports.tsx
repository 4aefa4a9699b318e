import { useSuspenseQuery } from '@tanstack/react-query';
import { useSpeech } from '../words/words.tsx';
import classes from './import.module.css';
import { importReads } from './reads.ts';
import { Undo } from './undo.tsx';

/** The last imports of the organisation, each with what it did and the way back. */
export function RecentImports({ kind }: { kind: 'listings' | 'demands' }) {
  const { words, format } = useSpeech();
  const { data } = useSuspenseQuery(importReads.runs(kind));
  if (data.items.length === 0) return null;
  return (
    <section className={classes.section} aria-labelledby="recent-imports">
      <h2 id="recent-imports">{words.import.recent}</h2>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{words.import.file}</th>
            <th scope="col">{words.import.when}</th>
            <th scope="col">{words.import.what}</th>
            <th scope="col">{words.import.undo}</th>
          </tr>
        </thead>
        <tbody>
          {data.items.map(({ id, file, startedAt, counts, undoneAt, remaining }) => (
            <tr key={id}>
              <th scope="row">{file ?? words.import.byApi}</th>
              <td>{format.moment(startedAt)}</td>
              <td>
                {words.import.summary({
                  created: format.number(counts.created),
                  updated: format.number(counts.updated),
                  unchanged: format.number(counts.unchanged),
                  rejected: format.number(counts.rejected),
                })}
              </td>
              <td>
                {undoneAt && remaining === 0
                  ? words.import.undoneAt(format.moment(undoneAt))
                  : remaining > 0 && <Undo kind={kind} run={id} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
