import { useQuery } from '@tanstack/react-query';
import { Empty } from '../../page/states.tsx';
import tableClasses from '../../record/record.module.css';
import { textIn } from '../../words/language.ts';
import { useSpeech } from '../../words/words.tsx';
import { Frame } from '../frame.tsx';
import classes from '../operate.module.css';
import { OrganisationLink } from '../organisation/facts.tsx';
import { operateReads } from '../reads.ts';

const COUNTS = ['created', 'updated', 'unchanged', 'rejected'] as const;

/** What was imported lately, by whom, and how many rows came of it. */
export function ImportsPage() {
  const { words, language, format } = useSpeech();
  const said = words.operate.imports;
  const { data } = useQuery(operateReads.imports());
  const away = data?.failures.map(({ service }) => service) ?? [];
  return (
    <Frame title={said.title} lead={said.lead}>
      {away.length > 0 && <p className={classes.bad}>{words.operate.notAsked(format.list(away))}</p>}
      {data?.items.length === 0 ? (
        <Empty>{said.none}</Empty>
      ) : (
        <table className={tableClasses.table}>
          <thead>
            <tr>
              <th scope="col">{words.operate.by}</th>
              <th scope="col" className={tableClasses.minor}>
                {said.source}
              </th>
              {COUNTS.map((name) => (
                <th key={name} scope="col" className={name === 'unchanged' ? tableClasses.minor : undefined}>
                  {said[name]}
                </th>
              ))}
              <th scope="col" className={tableClasses.minor}>
                {words.operate.at}
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.items.map(
              ({ id, service, organisation: { id: owner, name }, file, counts, startedAt, undoneAt }) => (
                <tr key={id}>
                  <th scope="row">
                    {name && textIn(name, language).text ? (
                      <OrganisationLink of={{ id: owner, name }} />
                    ) : (
                      words.operate.unnamed
                    )}
                  </th>
                  <td className={tableClasses.minor}>
                    {words.operate.organisations[service]}
                    {file && ` · ${file}`}
                  </td>
                  {COUNTS.map((one) => (
                    <td key={one} className={one === 'unchanged' ? tableClasses.minor : undefined}>
                      {format.number(counts[one])}
                    </td>
                  ))}
                  <td className={tableClasses.minor}>
                    {format.moment(startedAt)}
                    {undoneAt && <div className={classes.quiet}>{words.operate.organisations.undone}</div>}
                  </td>
                </tr>
              ),
            )}
          </tbody>
        </table>
      )}
    </Frame>
  );
}
