import { useQuery } from '@tanstack/react-query';
import { Empty } from '../../page/states.tsx';
import tableClasses from '../../record/record.module.css';
import { useSpeech } from '../../words/words.tsx';
import { Frame } from '../frame.tsx';
import { operateReads } from '../reads.ts';

/** What the exchange is used for, in figures that only the operator has yet. */
export function UsePage() {
  const { words, language, format } = useSpeech();
  const said = words.operate.use;
  const { data } = useQuery(operateReads.statistics({ by: 'month', kind: 'signed', of: 'all' }));
  return (
    <Frame
      title={said.title}
      lead={
        <>
          {said.lead} <a href={`/${language}/statistics`}>{said.publicPage}</a>
        </>
      }
    >
      {data?.items.length === 0 ? (
        <Empty>{said.none}</Empty>
      ) : (
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">{said.month}</th>
              <th scope="col">{said.signed}</th>
              <th scope="col">{said.value}</th>
            </tr>
          </thead>
          <tbody>
            {data?.items.map(({ group, currency, count, value }) => (
              <tr key={`${group} ${currency}`}>
                <th scope="row">{group}</th>
                <td>{format.number(count)}</td>
                <td>{format.money(value)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Frame>
  );
}
