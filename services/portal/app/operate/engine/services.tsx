import { useQuery } from '@tanstack/react-query';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import classes from '../operate.module.css';
import { operateReads } from '../reads.ts';

/** Each service with its engines, and what its events wait for. */
export function Services() {
  const { words, format } = useSpeech();
  const said = words.operate.engines;
  const { data } = useQuery(operateReads.health());
  return (
    <table className={tableClasses.table}>
      <thead>
        <tr>
          <th scope="col">{said.service}</th>
          <th scope="col">{said.state}</th>
          <th scope="col" className={tableClasses.minor}>
            {said.engines}
          </th>
          <th scope="col">{said.outbox}</th>
        </tr>
      </thead>
      <tbody>
        {data?.items.map(({ service, state, engines, degraded, outbox }) => (
          <tr key={service}>
            <th scope="row">
              {service}
              {degraded.map(({ name, reason }) => (
                <div key={name} className={classes.bad}>
                  {name}: {reason}
                </div>
              ))}
            </th>
            <td className={state === 'ready' ? classes.good : classes.bad}>{said.states[state]}</td>
            <td className={tableClasses.minor}>
              {engines.map(({ name, ok, error }) => (
                <div key={name} className={ok ? undefined : classes.bad}>
                  {name} {ok ? '✓' : `✗ ${error ?? ''}`}
                </div>
              ))}
            </td>
            <td>
              {outbox ? format.number(outbox.unpublished) : '–'}
              {outbox?.oldestAt && (
                <div className={classes.quiet}>{words.operate.since(format.ago(outbox.oldestAt))}</div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
